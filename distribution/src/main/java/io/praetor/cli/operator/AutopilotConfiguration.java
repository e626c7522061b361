package io.praetor.cli.operator;

import io.praetor.cli.json.GoJson;
import io.praetor.cli.json.Json;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.DurationText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** Autopilot's settings, each as JSON, in the order in which Consul shows them. */
final class AutopilotConfiguration {

  static final String PATH = "/v1/operator/autopilot/configuration";

  private static final String LAST_CONTACT = "LastContactThreshold";
  private static final String STABILIZATION = "ServerStabilizationTime";

  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Map<String, String> indexes = new LinkedHashMap<>();

  AutopilotConfiguration(Json json) throws IOException {
    number(json, "CleanupDeadServers", "false");
    duration(LAST_CONTACT, json.get(LAST_CONTACT).text());
    number(json, "MaxTrailingLogs", "0");
    number(json, "MinQuorum", "0");
    duration(STABILIZATION, json.get(STABILIZATION).text());
    text("RedundancyZoneTag", json.get("RedundancyZoneTag").text());
    number(json, "DisableUpgradeMigration", "false");
    text("UpgradeVersionTag", json.get("UpgradeVersionTag").text());
    for (String index : List.of("CreateIndex", "ModifyIndex")) {
      indexes.put(index, Long.toUnsignedString(json.get(index).whole()));
    }
  }

  private void number(Json json, String name, String otherwise) {
    String text = json.get(name).text();
    settings.put(name, text.isEmpty() ? otherwise : text);
  }

  /** Changes a number or a switch. */
  void set(String name, Object value) {
    if (value != null) {
      settings.put(name, value.toString());
    }
  }

  /** Changes a text. */
  void text(String name, String value) {
    if (value != null) {
      settings.put(name, GoJson.quote(value));
    }
  }

  /** Changes a duration: Go's notation, or nanoseconds. */
  void duration(String name, String value) throws IOException {
    if (value != null) {
      settings.put(name, GoJson.quote(DurationText.text(durationOf(value))));
    }
  }

  static Duration durationOf(String text) throws IOException {
    try {
      boolean nanos = !text.isEmpty() && text.chars().allMatch(Character::isDigit);
      if (text.isEmpty() || nanos) {
        return Duration.ofNanos(nanos ? Long.parseLong(text) : 0);
      }
      return DurationText.parse(text);
    } catch (ConfigurationException | NumberFormatException malformed) {
      throw new IOException(malformed.getMessage(), malformed);
    }
  }

  /** The index that a change must name, so that it overwrites no other. */
  String index() {
    return indexes.get("ModifyIndex");
  }

  /** As JSON for the agent. */
  byte[] json() {
    StringBuilder json = new StringBuilder("{");
    for (Map<String, String> part : List.of(settings, indexes)) {
      for (Entry<String, String> entry : part.entrySet()) {
        json.append(json.length() > 1 ? "," : "");
        json.append('"').append(entry.getKey()).append("\":").append(entry.getValue());
      }
    }
    return json.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** As lines for people; only the tags stand in quotes. */
  String lines() {
    StringBuilder lines = new StringBuilder();
    settings.forEach(
        (name, value) -> {
          boolean bare = name.equals(LAST_CONTACT) || name.equals(STABILIZATION);
          lines.append(lines.isEmpty() ? "" : "\n").append(name).append(" = ");
          lines.append(bare ? value.substring(1, value.length() - 1) : value);
        });
    return lines.toString();
  }
}
