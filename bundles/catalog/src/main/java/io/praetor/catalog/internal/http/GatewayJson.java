package io.praetor.catalog.internal.http;

import io.praetor.catalog.internal.gateway.GatewayService;
import io.praetor.format.json.JsonTree;
import io.praetor.spi.http.JsonWriter;
import java.util.List;

/** What is behind gateways, in the names and the order of Consul 1.10. */
public final class GatewayJson {

  private static final List<String> FILES = List.of("CAFile", "CertFile", "KeyFile", "SNI");

  private GatewayJson() {}

  public static void service(JsonWriter out, GatewayService one) {
    out.beginObject();
    out.name("Gateway").beginObject().name("Name").value(one.gateway()).endObject();
    out.name("Service").beginObject().name("Name").value(one.service()).endObject();
    out.name("GatewayKind").value(one.kind());
    if (one.port() != 0) {
      out.name("Port").value(one.port());
    }
    optional(out, "Protocol", one.protocol());
    if (!one.hosts().isEmpty()) {
      JsonTree.write(out.name("Hosts"), one.hosts());
    }
    FILES.forEach(name -> optional(out, name, one.members().text(name)));
    if (one.isAny()) {
      out.name("FromWildcard").value(true);
    }
    out.name("CreateIndex").value(one.index());
    out.name("ModifyIndex").value(one.index());
    out.endObject();
  }

  private static void optional(JsonWriter out, String name, String value) {
    if (!value.isEmpty()) {
      out.name(name).value(value);
    }
  }
}
