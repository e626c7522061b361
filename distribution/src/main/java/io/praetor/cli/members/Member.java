package io.praetor.cli.members;

import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A member as an agent tells it; its segment is named where the agent leaves it out. */
record Member(String name, String address, String status, Map<String, String> tags) {

  private static final List<String> STATUSES =
      List.of("none", "alive", "leaving", "left", "failed");
  private static final String SEGMENT = "segment";

  static Member of(Json json, boolean allSegments) throws IOException {
    Map<String, String> tags = json.get("Tags").texts();
    tags.merge(SEGMENT, "<default>", (told, named) -> told.isEmpty() ? named : told);
    if (allSegments && "consul".equals(tags.get("role"))) {
      tags.put(SEGMENT, "<all>");
    }
    int status = (int) json.get("Status").whole();
    return new Member(
        json.get("Name").text(),
        address(json.get("Addr").text(), json.get("Port").text()),
        status >= 0 && status < STATUSES.size() ? STATUSES.get(status) : "unknown",
        tags);
  }

  private static String address(String host, String port) {
    return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
  }

  String tag(String name) {
    return tags.getOrDefault(name, "");
  }

  String segment() {
    return tag(SEGMENT);
  }

  /** Server or client, by what it says of itself. */
  String type() {
    return switch (tag("role")) {
      case "consul" -> "server";
      case "node" -> "client";
      default -> "unknown";
    };
  }

  /** The version without the revision behind the colon. */
  String build() {
    String build = tag("build");
    int colon = build.indexOf(':');
    return build.isEmpty() ? "< 0.3" : colon < 0 ? build : build.substring(0, colon);
  }

  String allTags() {
    return tags.entrySet().stream()
        .map(tag -> tag.getKey() + "=" + tag.getValue())
        .collect(Collectors.joining(","));
  }
}
