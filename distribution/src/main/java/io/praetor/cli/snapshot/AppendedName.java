package io.praetor.cli.snapshot;

import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Query;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A file's name with facts about the agent in it, before its extension. */
final class AppendedName {

  private static final List<String> FACTS = List.of("version", "dc", "node", "status");

  private final AgentClient client;

  AppendedName(AgentClient client) {
    this.client = client;
  }

  /**
   * The file with another name.
   *
   * @param names of the facts, with commas between them; their order is fixed
   */
  Path of(Path file, String names) throws IOException {
    Set<String> wanted = Set.of(names.split(","));
    for (String name : wanted) {
      if (!FACTS.contains(name)) {
        throw new IOException("Invalid value for -append-filename: " + name);
      }
    }
    Json self = Json.parse(client.get("/v1/agent/self", Query.NONE).requireOk().body());
    StringBuilder added = new StringBuilder();
    for (String fact : FACTS) {
      if (wanted.contains(fact)) {
        added.append('-').append(value(fact, self));
      }
    }
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    int end = dot < 0 ? name.length() : dot;
    return file.resolveSibling(name.substring(0, end) + added + name.substring(end));
  }

  private static String value(String fact, Json self) {
    Json config = self.get("Config");
    return switch (fact) {
      case "version" -> config.get("Version").text();
      case "dc" -> config.get("Datacenter").text();
      case "node" -> config.get("NodeName").text();
      default -> self.get("Stats").get("consul").get("leader").isTrue() ? "leader" : "follower";
    };
  }
}
