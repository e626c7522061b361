package io.praetor.cli;

import io.praetor.cli.agent.InfoCommand;
import io.praetor.cli.agent.MaintCommand;
import io.praetor.cli.agent.MonitorCommand;
import io.praetor.cli.agent.ReloadCommand;
import io.praetor.cli.catalog.CatalogDatacentersCommand;
import io.praetor.cli.catalog.CatalogNodesCommand;
import io.praetor.cli.catalog.CatalogServicesCommand;
import io.praetor.cli.exec.ExecCommand;
import io.praetor.cli.kv.KvDeleteCommand;
import io.praetor.cli.kv.KvExportCommand;
import io.praetor.cli.kv.KvGetCommand;
import io.praetor.cli.kv.KvImportCommand;
import io.praetor.cli.kv.KvPutCommand;
import io.praetor.cli.lock.LockCommand;
import io.praetor.cli.login.LoginCommand;
import io.praetor.cli.login.LogoutCommand;
import io.praetor.cli.members.EventCommand;
import io.praetor.cli.members.ForceLeaveCommand;
import io.praetor.cli.members.JoinCommand;
import io.praetor.cli.members.KeyringCommand;
import io.praetor.cli.members.LeaveCommand;
import io.praetor.cli.members.MembersCommand;
import io.praetor.cli.members.RttCommand;
import io.praetor.cli.operator.AutopilotGetCommand;
import io.praetor.cli.operator.AutopilotSetCommand;
import io.praetor.cli.operator.AutopilotStateCommand;
import io.praetor.cli.operator.RaftListPeersCommand;
import io.praetor.cli.operator.RaftRecoverCommand;
import io.praetor.cli.operator.RaftRemovePeerCommand;
import io.praetor.cli.operator.RaftTransferCommand;
import io.praetor.cli.plugin.PluginInfoCommand;
import io.praetor.cli.plugin.PluginInstallCommand;
import io.praetor.cli.plugin.PluginListCommand;
import io.praetor.cli.plugin.PluginUninstallCommand;
import io.praetor.cli.plugin.PluginUpdateCommand;
import io.praetor.cli.plugin.PluginUseCommand;
import io.praetor.cli.services.ServicesDeregisterCommand;
import io.praetor.cli.services.ServicesRegisterCommand;
import io.praetor.cli.shell.ShellCommand;
import io.praetor.cli.snapshot.SnapshotInspectCommand;
import io.praetor.cli.snapshot.SnapshotRestoreCommand;
import io.praetor.cli.snapshot.SnapshotSaveCommand;
import io.praetor.cli.tls.TlsCaCreateCommand;
import io.praetor.cli.tls.TlsCertCreateCommand;
import io.praetor.cli.watch.WatchCommand;

/** Every command there is. */
final class Commands {

  private static final String SUBCOMMAND_OPTIONS = "[options]";

  private Commands() {}

  static CommandRegistry all() {
    return new CommandRegistry()
        .group("acl", "Works with the ACL system", AclCommands::addTo)
        .command("agent", "Runs an agent", AgentCommand::new)
        .command("keygen", "Makes a new gossip encryption key", KeygenCommand::new)
        .group("catalog", "Asks the catalog")
        .command("catalog datacenters", "Lists datacenters", CatalogDatacentersCommand::new)
        .command("catalog nodes", "Lists nodes", CatalogNodesCommand::new)
        .command("catalog services", "Lists services", CatalogServicesCommand::new)
        .group("config", "Works with configuration entries", MeshCommands::addEntriesTo)
        .group("connect", "Works with certificates of services", MeshCommands::addConnectTo)
        .command("event", "Sends an event to all members", EventCommand::new)
        .command("exec", "Runs a command on nodes", ExecCommand::new)
        .command("force-leave", "Declares a failed member as left", ForceLeaveCommand::new)
        .command("info", "Shows numbers of an agent", InfoCommand::new)
        .group("intention", "Works with intentions", MeshCommands::addIntentionsTo)
        .command("join", "Lets an agent join others", JoinCommand::new)
        .command("keyring", "Works with the gossip encryption keys", KeyringCommand::new)
        .group("kv", "Works with the key-value store")
        .command("kv delete", "Removes keys", KvDeleteCommand::new)
        .command("kv export", "Writes a tree of keys as JSON", KvExportCommand::new)
        .command("kv get", "Reads keys", KvGetCommand::new)
        .command("kv import", "Writes keys from JSON", KvImportCommand::new)
        .command("kv put", "Writes a key", KvPutCommand::new)
        .command("leave", "Lets an agent leave and stop", LeaveCommand::new)
        .command("lock", "Runs a program while it holds a lock", LockCommand::new)
        .command("login", "Gets a token for another credential", LoginCommand::new)
        .command("logout", "Gives such a token back", LogoutCommand::new)
        .command("maint", "Takes a node or service out of service", MaintCommand::new)
        .command("members", "Lists the members of a pool", MembersCommand::new)
        .command("monitor", "Shows an agent's log as it is written", MonitorCommand::new)
        .group("operator", "Works with the servers", SUBCOMMAND_OPTIONS)
        .group("operator autopilot", "Works with autopilot", SUBCOMMAND_OPTIONS)
        .command("operator autopilot get-config", "Shows the settings", AutopilotGetCommand::new)
        .command("operator autopilot set-config", "Changes settings", AutopilotSetCommand::new)
        .command("operator autopilot state", "Shows how servers are", AutopilotStateCommand::new)
        .group("operator raft", "Works with the replicated log", SUBCOMMAND_OPTIONS)
        .command("operator raft list-peers", "Lists the peers", RaftListPeersCommand::new)
        .command("operator raft recover", "Recovers a lost quorum", RaftRecoverCommand::new)
        .command("operator raft remove-peer", "Removes a peer", RaftRemovePeerCommand::new)
        .command("operator raft transfer-leader", "Changes the leader", RaftTransferCommand::new)
        .group("plugin", "Works with plugins of a running agent")
        .command("plugin info", "Shows all about a plugin", PluginInfoCommand::new)
        .command("plugin install", "Installs a plugin", PluginInstallCommand::new)
        .command("plugin list", "Lists plugins", PluginListCommand::new)
        .command("plugin uninstall", "Takes a plugin away", PluginUninstallCommand::new)
        .command("plugin update", "Replaces a plugin by another version", PluginUpdateCommand::new)
        .command("plugin use", "Takes a storage engine into use", PluginUseCommand::new)
        .command("reload", "Lets an agent read its configuration again", ReloadCommand::new)
        .command("rtt", "Estimates the round trip between nodes", RttCommand::new)
        .group("services", "Works with the services of an agent")
        .command("services deregister", "Takes services away", ServicesDeregisterCommand::new)
        .command("services register", "Registers services", ServicesRegisterCommand::new)
        .command("shell", "Looks inside a running agent", ShellCommand::new)
        .group("snapshot", "Saves, shows and restores copies of the servers' state")
        .command("snapshot inspect", "Shows what is in a copy", SnapshotInspectCommand::new)
        .command("snapshot restore", "Restores a copy", SnapshotRestoreCommand::new)
        .command("snapshot save", "Saves a copy", SnapshotSaveCommand::new)
        .group("tls", "Makes authorities and certificates", "[options]")
        .group("tls ca", "Makes authorities", "[options] filename-prefix")
        .command("tls ca create", "Makes an authority", TlsCaCreateCommand::new)
        .group("tls cert", "Makes certificates", "[options] [filename-prefix]")
        .command("tls cert create", "Makes a certificate", TlsCertCreateCommand::new)
        .command("validate", "Checks configuration files", ValidateCommand::new)
        .command("watch", "Shows or tells what changes", WatchCommand::new)
        .command("version", "Says which version this is", VersionCommand::new);
  }
}
