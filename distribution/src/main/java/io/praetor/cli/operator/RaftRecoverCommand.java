package io.praetor.cli.operator;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.operator.RecoveryPeers.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a server that lost its quorum new peers; only a plan until it is told to go ahead. */
@CommandLine.Command
public final class RaftRecoverCommand implements Command {

  @Option(
      names = {"-data-dir", "--data-dir"},
      description = "Data directory of the stopped server.")
  private String dataDirectory = "";

  @Option(
      names = {"-lost", "--lost"},
      description =
          "A server that is gone for good, by id or address (host:port); may be given more than"
              + " once. The others go on.")
  private List<String> lost = new ArrayList<>();

  @Option(
      names = {"-peers-json", "--peers-json"},
      description = "Instead: file with all servers that go on, as Consul's peers.json.")
  private String peersFile = "";

  @Option(
      names = {"-address", "--address"},
      description = "Instead: this server alone, at this address (host:port).")
  private String address = "";

  @Option(
      names = {"-apply", "--apply"},
      description = "Do it; without, the plan is only shown.")
  private boolean apply;

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (!arguments.isEmpty()) {
      return terminal.fail("Too many arguments (expected 0, got " + arguments.size() + ")");
    }
    if (dataDirectory.isEmpty()) {
      return terminal.fail("Error! Missing -data-dir");
    }
    if (given() > 1) {
      return terminal.fail("Error! Only one of -lost, -peers-json and -address may be given");
    }
    try (StoppedServer server = StoppedServer.open(Path.of(dataDirectory))) {
      return plan(server, terminal);
    } catch (IOException failure) {
      return terminal.fail("Error! " + failure.getMessage());
    }
  }

  private int given() {
    return (lost.isEmpty() ? 0 : 1) + (peersFile.isEmpty() ? 0 : 1) + (address.isEmpty() ? 0 : 1);
  }

  private int plan(StoppedServer server, Terminal terminal) throws IOException {
    terminal.say("Server:  " + server.nodeId());
    terminal.say("Cluster: " + server.cluster());
    if (Files.exists(server.peersFile())) {
      terminal.say("There is a " + server.peersFile() + " already; it would be replaced.");
    }
    RecoveryPeers members = server.members();
    show("It knew these servers:", members, terminal);
    if (given() == 0) {
      terminal.say("");
      terminal.say("Say which of them are gone for good: -lost ID or -lost HOST:PORT, for each of");
      terminal.say("them. Or who goes on: -peers-json FILE, or -address HOST:PORT for this server");
      terminal.say("alone.");
      return apply
          ? terminal.fail(
              "Error! Nothing was changed: -apply needs -lost, -peers-json or -address")
          : OK;
    }
    RecoveryPeers peers = peers(server, members);
    show("At its next start this server forgets them and goes on with:", peers, terminal);
    terminal.say("");
    if (!apply) {
      terminal.say(
          "Nothing was changed. What no server of the list has is lost; stop all servers,");
      terminal.say("do the same on each of the list, and run this again with -apply.");
      return OK;
    }
    server.leave(peers.json());
    terminal.say("Wrote " + server.peersFile() + ". Start the agent now.");
    return OK;
  }

  private static void show(String title, RecoveryPeers peers, Terminal terminal) {
    if (!peers.peers().isEmpty()) {
      terminal.say("");
      terminal.say(title);
    }
    for (Peer peer : peers.peers()) {
      terminal.say("  " + peer.id() + "  " + peer.address() + (peer.voter() ? "" : "  (no vote)"));
    }
  }

  private RecoveryPeers peers(StoppedServer server, RecoveryPeers members) throws IOException {
    if (!address.isEmpty()) {
      return RecoveryPeers.alone(server.nodeId(), address);
    }
    RecoveryPeers peers = lost.isEmpty() ? fromFile(members) : members.without(lost);
    if (!peers.names(server.nodeId())) {
      String what = lost.isEmpty() ? peersFile + " does not name" : "-lost names";
      throw new IOException(what + " this server, " + server.nodeId());
    }
    return peers;
  }

  private RecoveryPeers fromFile(RecoveryPeers members) throws IOException {
    try {
      return RecoveryPeers.parse(Files.readAllBytes(Path.of(peersFile)), members);
    } catch (NoSuchFileException absent) {
      throw new IOException(peersFile + ": no such file or directory", absent);
    } catch (IOException malformed) {
      throw new IOException(peersFile + ": " + malformed.getMessage(), malformed);
    }
  }

  @Override
  public String usage() {
    return "operator raft recover -data-dir DIR [options]";
  }

  @Override
  public String about() {
    return """
        When more servers are gone for good than a quorum can do without, the rest can go on
        with peers that are named here. Works on the files of a stopped server. Shows what
        would happen; -apply leaves it for the next start.""";
  }
}
