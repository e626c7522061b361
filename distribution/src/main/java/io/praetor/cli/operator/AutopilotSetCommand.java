package io.praetor.cli.operator;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.OperatorFlags;
import io.praetor.cli.http.AgentClient;
import io.praetor.cli.http.Response;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes how autopilot looks after the servers. */
@CommandLine.Command
public final class AutopilotSetCommand implements Command {

  @Mixin private OperatorFlags flags = new OperatorFlags();

  @Option(
      names = {"-cleanup-dead-servers", "--cleanup-dead-servers"},
      description = "Remove failed servers when new ones have come: true or false.")
  private Boolean cleanupDeadServers;

  @Option(
      names = {"-last-contact-threshold", "--last-contact-threshold"},
      description = "Longest silence of a healthy server, such as 200ms.")
  private String lastContactThreshold;

  @Option(
      names = {"-max-trailing-logs", "--max-trailing-logs"},
      description = "Log entries that a healthy server may be behind.")
  private Long maxTrailingLogs;

  @Option(
      names = {"-min-quorum", "--min-quorum"},
      description = "Servers that are left in any case.")
  private Long minQuorum;

  @Option(
      names = {"-server-stabilization-time", "--server-stabilization-time"},
      description = "How long a new server must be healthy, such as 10s.")
  private String serverStabilizationTime;

  @Option(
      names = {"-redundancy-zone-tag", "--redundancy-zone-tag"},
      description = "Node metadata that names a server's zone (Enterprise only).")
  private String redundancyZoneTag;

  @Option(
      names = {"-disable-upgrade-migration", "--disable-upgrade-migration"},
      description = "Do not hold new versions back: true or false (Enterprise only).")
  private Boolean disableUpgradeMigration;

  @Option(
      names = {"-upgrade-version-tag", "--upgrade-version-tag"},
      description = "Node metadata that names a server's version (Enterprise only).")
  private String upgradeVersionTag;

  @Parameters(hidden = true)
  private List<String> ignored = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    AgentClient client = flags.client(terminal);
    AutopilotConfiguration settings;
    try {
      settings =
          new AutopilotConfiguration(
              Json.parse(
                  client.get(AutopilotConfiguration.PATH, flags.query()).requireOk().body()));
    } catch (IOException failure) {
      return terminal.fail("Error querying Autopilot configuration: " + failure.getMessage());
    }
    change(settings);
    Response answer;
    try {
      answer =
          client
              .put(
                  AutopilotConfiguration.PATH,
                  flags.query().with("cas", settings.index()),
                  settings.json())
              .requireOk();
    } catch (IOException failure) {
      return terminal.fail("Error setting Autopilot configuration: " + failure.getMessage());
    }
    terminal.say(
        answer.isTrue()
            ? "Configuration updated!"
            : "Configuration could not be atomically updated, please try again");
    return answer.isTrue() ? OK : FAILED;
  }

  private void change(AutopilotConfiguration settings) throws IOException {
    settings.set("CleanupDeadServers", cleanupDeadServers);
    settings.duration("LastContactThreshold", lastContactThreshold);
    settings.set("MaxTrailingLogs", maxTrailingLogs);
    settings.set("MinQuorum", minQuorum);
    settings.duration("ServerStabilizationTime", serverStabilizationTime);
    settings.text("RedundancyZoneTag", redundancyZoneTag);
    settings.set("DisableUpgradeMigration", disableUpgradeMigration);
    settings.text("UpgradeVersionTag", upgradeVersionTag);
  }

  @Override
  public String usage() {
    return "operator autopilot set-config [options]";
  }

  @Override
  public String about() {
    return "Changes how autopilot looks after the servers; what no flag names stays.";
  }
}
