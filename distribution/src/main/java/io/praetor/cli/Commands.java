package io.praetor.cli;

import io.praetor.cli.kv.KvDeleteCommand;
import io.praetor.cli.kv.KvExportCommand;
import io.praetor.cli.kv.KvGetCommand;
import io.praetor.cli.kv.KvImportCommand;
import io.praetor.cli.kv.KvPutCommand;
import io.praetor.cli.shell.ShellCommand;

/** Every command there is. */
final class Commands {

  private Commands() {}

  static CommandRegistry all() {
    return new CommandRegistry()
        .command("agent", "Runs an agent", AgentCommand::new)
        .command("keygen", "Makes a new gossip encryption key", KeygenCommand::new)
        .group("kv", "Works with the key-value store")
        .command("kv delete", "Removes keys", KvDeleteCommand::new)
        .command("kv export", "Writes a tree of keys as JSON", KvExportCommand::new)
        .command("kv get", "Reads keys", KvGetCommand::new)
        .command("kv import", "Writes keys from JSON", KvImportCommand::new)
        .command("kv put", "Writes a key", KvPutCommand::new)
        .command("shell", "Looks inside a running agent", ShellCommand::new)
        .command("validate", "Checks configuration files", ValidateCommand::new)
        .command("version", "Says which version this is", VersionCommand::new);
  }
}
