package io.praetor.catalog.internal.config;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.go.GoText;
import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Shape;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The services outside the mesh to which a gateway leads. */
public final class TerminatingGateway implements ConfigKind {

  public static final String KIND = "terminating-gateway";

  static final String SERVICES = "Services";

  private static final ObjectShape SHAPE =
      ObjectShape.empty()
          .withAlways(
              SERVICES,
              Shape.keptList(
                  ObjectShape.empty()
                      .with("Name", Shape.TEXT)
                      .with("CAFile", Shape.TEXT)
                      .with("CertFile", Shape.TEXT)
                      .with("KeyFile", Shape.TEXT)
                      .with("SNI", Shape.TEXT)),
              null)
          .with("Meta", Shape.map(Shape.TEXT));

  @Override
  public ObjectShape shape() {
    return SHAPE;
  }

  @Override
  public ConfigEntry checked(ConfigEntry entry) {
    MetaRules.check(entry.pairs("Meta"));
    Set<String> seen = new HashSet<>();
    for (Map<String, Object> service : entry.objects(SERVICES)) {
      String name = (String) service.getOrDefault("Name", "");
      if (name.isEmpty()) {
        throw new OperationFailedException("Service name cannot be blank.");
      }
      if (!seen.add(name)) {
        throw new OperationFailedException(
            "Service " + GoText.quoted(name) + " was specified more than once within a namespace");
      }
      boolean presents = service.containsKey("CertFile") || service.containsKey("KeyFile");
      boolean whole = Stream.of("CAFile", "CertFile", "KeyFile").allMatch(service::containsKey);
      if (presents && !whole) {
        throw new OperationFailedException(
            "Service "
                + GoText.quoted(name)
                + " must have a CertFile, CAFile, and KeyFile specified for TLS origination");
      }
    }
    return entry;
  }
}
