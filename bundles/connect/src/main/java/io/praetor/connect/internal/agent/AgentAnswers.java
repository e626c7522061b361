package io.praetor.connect.internal.agent;

import io.praetor.api.rpc.ApiResponse;
import io.praetor.spi.http.Content;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What answers look like. */
final class AgentAnswers {

  private static final String CACHE = "X-Cache";
  private static final String MISS = "MISS";

  /** What the server that was asked tells of its reading. */
  private static final List<String> PASSED =
      List.of(
          "Content-Type",
          "X-Consul-Index",
          "X-Consul-KnownLeader",
          "X-Consul-LastContact",
          "X-Consul-Query-Backend");

  private AgentAnswers() {}

  static Content leaf(Leaf leaf) {
    Content.Json body =
        out -> {
          out.beginObject();
          out.name("SerialNumber").value(leaf.serialNumber());
          out.name("CertPEM").value(leaf.certificates());
          out.name("PrivateKeyPEM").value(leaf.privateKey());
          out.name("Service").value(leaf.service());
          out.name("ServiceURI").value(leaf.uri());
          out.name("ValidAfter").value(leaf.begin().toString());
          out.name("ValidBefore").value(leaf.end().toString());
          out.name("CreateIndex").value(leaf.index());
          out.name("ModifyIndex").value(leaf.index());
          out.endObject();
        };
    String index = Long.toUnsignedString(leaf.index());
    return new Content(200, Map.of("X-Consul-Index", index, CACHE, MISS), body);
  }

  static Content authorization(Authorization authorization) {
    Content.Json body =
        out -> {
          out.beginObject();
          out.name("Authorized").value(authorization.allowed());
          out.name("Reason").value(authorization.reason());
          out.endObject();
        };
    return new Content(200, Map.of(CACHE, MISS), body);
  }

  /** A server's answer as this agent's. */
  static Content passed(ApiResponse answer) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : PASSED) {
      List<String> values = answer.headers().getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
      if (!values.isEmpty()) {
        headers.put(name, values.get(0));
      }
    }
    if (answer.status() == 200) {
      headers.put(CACHE, MISS);
    }
    return new Content(answer.status(), headers, new Content.Bytes(answer.body()));
  }
}
