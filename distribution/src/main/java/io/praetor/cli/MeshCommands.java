package io.praetor.cli;

import io.praetor.cli.config.ConfigDeleteCommand;
import io.praetor.cli.config.ConfigListCommand;
import io.praetor.cli.config.ConfigReadCommand;
import io.praetor.cli.config.ConfigWriteCommand;
import io.praetor.cli.connect.CaGetCommand;
import io.praetor.cli.connect.CaSetCommand;
import io.praetor.cli.connect.NoProxyCommand;
import io.praetor.cli.intention.IntentionCheckCommand;
import io.praetor.cli.intention.IntentionCreateCommand;
import io.praetor.cli.intention.IntentionDeleteCommand;
import io.praetor.cli.intention.IntentionGetCommand;
import io.praetor.cli.intention.IntentionListCommand;
import io.praetor.cli.intention.IntentionMatchCommand;
import java.util.List;

/**
 * The commands on what holds between services: configuration entries, intentions and the
 * certificate authority.
 */
final class MeshCommands {

  /** What Consul has below {@code connect} for proxies. */
  private static final List<String> PROXIES =
      List.of("envoy", "expose", "proxy", "redirect-traffic");

  private MeshCommands() {}

  static void addEntriesTo(CommandRegistry registry) {
    registry
        .command("config delete", "Deletes an entry", ConfigDeleteCommand::new)
        .command("config list", "Lists entries of a kind", ConfigListCommand::new)
        .command("config read", "Shows an entry", ConfigReadCommand::new)
        .command("config write", "Writes an entry", ConfigWriteCommand::new);
  }

  static void addConnectTo(CommandRegistry registry) {
    registry
        .group("connect ca", "Works with the certificate authority")
        .command("connect ca get-config", "Shows its configuration", CaGetCommand::new)
        .command("connect ca set-config", "Changes its configuration", CaSetCommand::new);
    for (String word : PROXIES) {
      registry.command("connect " + word, "Not here: no proxies", () -> new NoProxyCommand(word));
    }
  }

  static void addIntentionsTo(CommandRegistry registry) {
    registry
        .command("intention check", "Says whether one may", IntentionCheckCommand::new)
        .command("intention create", "Makes intentions", IntentionCreateCommand::new)
        .command("intention delete", "Deletes an intention", IntentionDeleteCommand::new)
        .command("intention get", "Shows an intention", IntentionGetCommand::new)
        .command("intention list", "Lists intentions", IntentionListCommand::new)
        .command("intention match", "Lists those about a service", IntentionMatchCommand::new);
  }
}
