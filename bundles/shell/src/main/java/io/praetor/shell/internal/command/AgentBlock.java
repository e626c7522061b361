package io.praetor.shell.internal.command;

import io.praetor.api.config.AgentSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Who this agent is and how it is doing. */
final class AgentBlock {

  private AgentBlock() {}

  /**
   * @param settings all of whose texts are null in an agent that has no configuration yet
   */
  static Block of(AgentSettings settings, Duration uptime, ProcessMemory memory) {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("node", Objects.requireNonNullElse(settings.nodeName(), "not configured yet"));
    if (settings.nodeName() != null) {
      lines.put("id", settings.nodeId());
      lines.put("datacenter", settings.datacenter());
      lines.put("role", settings.server() ? "server" : "client");
      lines.put("address", settings.advertiseAddress());
    }
    lines.put("uptime", text(uptime));
    lines.put("heap", memory.heap());
    memory.resident().ifPresent(resident -> lines.put("resident", resident));
    return new Block("agent", lines);
  }

  /** As Go and therefore Consul writes it: 26h3m9s. */
  private static String text(Duration uptime) {
    StringBuilder text = new StringBuilder();
    if (uptime.toHours() > 0) {
      text.append(uptime.toHours()).append('h');
    }
    if (uptime.toMinutes() > 0) {
      text.append(uptime.toMinutesPart()).append('m');
    }
    return text.append(uptime.toSecondsPart()).append('s').toString();
  }
}
