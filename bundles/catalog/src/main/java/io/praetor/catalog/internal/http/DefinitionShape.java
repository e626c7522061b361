package io.praetor.catalog.internal.http;

import io.praetor.format.json.Fields;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Reading;
import io.praetor.format.json.Refusal;
import io.praetor.format.json.Shape;
import java.util.Map;

/** What is told of how a check is made: the members and the order are those of Consul 1.10. */
public final class DefinitionShape {

  private static final ObjectShape SHAPE =
      ObjectShape.empty()
          .with("Interval", Shape.DURATION)
          .with("OutputMaxSize", Shape.NUMBER)
          .with("Timeout", Shape.DURATION)
          .with("DeregisterCriticalServiceAfter", Shape.DURATION)
          .with("HTTP", Shape.TEXT)
          .with("TLSServerName", Shape.TEXT)
          .with("TLSSkipVerify", Shape.FLAG)
          .with("Header", Shape.map(Shape.list(Shape.TEXT)))
          .with("Method", Shape.TEXT)
          .with("Body", Shape.TEXT)
          .with("DisableRedirects", Shape.FLAG)
          .with("TCP", Shape.TEXT)
          .with("H2PING", Shape.TEXT)
          .with("ScriptArgs", Shape.list(Shape.TEXT))
          .with("DockerContainerID", Shape.TEXT)
          .with("Shell", Shape.TEXT)
          .with("GRPC", Shape.TEXT)
          .with("GRPCUseTLS", Shape.FLAG)
          .with("AliasNode", Shape.TEXT)
          .with("AliasService", Shape.TEXT)
          .with("TTL", Shape.NANOS)
          .with("TCPUseTLS", Shape.FLAG)
          .with("UDP", Shape.TEXT)
          .with("H2PingUseTLS", Shape.FLAG)
          .with("OSService", Shape.TEXT)
          .with("SessionName", Shape.TEXT);

  private DefinitionShape() {}

  /** The definition of a check as a row keeps it: text of a JSON object, empty for nothing. */
  public static String of(Fields check, Refusal refusal) {
    Object given = check.any("Definition");
    if (given == null) {
      return "";
    }
    Map<String, Object> fields =
        SHAPE.fields(given, "", Reading.exact("HealthCheck.Check.Definition", refusal));
    return fields.isEmpty() ? "" : JsonText.of(fields);
  }
}
