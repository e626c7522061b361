package io.praetor.cli.intention;

import io.praetor.cli.ArgumentData;
import io.praetor.cli.Terminal;
import io.praetor.cli.acl.Quoted;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Intentions that are to be made. */
final class IntentionForm {

  private static final String INPUT = "-";

  /** What an agent takes; Consul's client loses everything else. */
  private static final List<String> MEMBERS =
      List.of(
          "ID",
          "Description",
          "SourceNS",
          "SourceName",
          "DestinationNS",
          "DestinationName",
          "SourceType",
          "Action",
          "Meta");

  private IntentionForm() {}

  static Json between(String source, String destination, String action, Map<String, String> meta)
      throws IOException {
    Json intention =
        with(with(Json.object(), "Source", source), "Destination", destination)
            .with("SourceType", "consul")
            .with("Action", action);
    if (meta.isEmpty()) {
      return intention;
    }
    Json pairs = Json.object();
    for (Map.Entry<String, String> pair : meta.entrySet()) {
      pairs = pairs.with(pair.getKey(), pair.getValue());
    }
    return intention.with("Meta", pairs);
  }

  private static Json with(Json intention, String side, String target) throws IOException {
    int slash = target.indexOf('/');
    String name = target.substring(slash + 1);
    if (name.indexOf('/') >= 0) {
      throw new IOException(
          "Invalid intention "
              + side.toLowerCase(Locale.ROOT)
              + ": target can contain at most one '/'");
    }
    Json placed = slash < 0 ? intention : intention.with(side + "NS", target.substring(0, slash));
    return placed.with(side + "Name", name);
  }

  static Json ofFile(String path, Terminal terminal) throws IOException {
    byte[] text =
        path.equals(INPUT)
            ? terminal.in().readAllBytes()
            : ArgumentData.file(path).getBytes(StandardCharsets.UTF_8);
    Json given = Json.parse(text);
    if (!given.get("Permissions").isEmpty()) {
      throw new IOException(
          "cannot create L7 intention from file "
              + Quoted.of(path)
              + " using this CLI; use 'consul config write' instead");
    }
    Json intention = Json.object();
    for (String member : MEMBERS) {
      Json value = given.get(member);
      intention = value.isEmpty() ? intention : intention.with(member, value);
    }
    return intention;
  }
}
