package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.Telemetry;
import io.praetor.config.internal.net.Machine;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What metrics are called, and whom they are sent to. */
final class TelemetryRules {

  /** A name, an IPv4 address, or an IPv6 address in brackets; then a port. */
  private static final Pattern ADDRESS =
      Pattern.compile("([^\\s:\\[\\]]+|\\[[0-9a-fA-F:.%]+]):(\\d{1,5})");

  private static final int MAX_PORT = 65_535;

  private TelemetryRules() {}

  static Telemetry read(KeyValues keys, Machine machine, Problems problems)
      throws ConfigurationException {
    return new Telemetry(
        keys.text("telemetry.metrics_prefix"),
        keys.flag("telemetry.disable_hostname") ? "" : machine.hostName(),
        filter(keys, problems),
        keys.flag("telemetry.filter_default"),
        keys.millis("telemetry.prometheus_retention_time"),
        address(keys, "telemetry.statsd_address"),
        address(keys, "telemetry.dogstatsd_addr"),
        keys.list("telemetry.dogstatsd_tags"));
  }

  /** A rule that is none is left out with a warning, as in Consul. */
  private static List<String> filter(KeyValues keys, Problems problems) {
    List<String> rules = new ArrayList<>();
    for (String rule : keys.list("telemetry.prefix_filter")) {
      if (rule.isEmpty()) {
        problems.warn("Cannot have empty filter rule in prefix_filter");
      } else if (rule.charAt(0) != '+' && rule.charAt(0) != '-') {
        problems.warn("Filter rule must begin with either '+' or '-': \"" + rule + "\"");
      } else {
        rules.add(rule);
      }
    }
    return List.copyOf(rules);
  }

  private static String address(KeyValues keys, String path) throws ConfigurationException {
    String address = keys.text(path);
    var parts = ADDRESS.matcher(address);
    require(
        address.isEmpty() || (parts.matches() && Integer.parseInt(parts.group(2)) <= MAX_PORT),
        path + " is not host:port: \"" + address + "\"");
    return address;
  }
}
