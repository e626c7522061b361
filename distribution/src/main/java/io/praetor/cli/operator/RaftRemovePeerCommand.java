package io.praetor.cli.operator;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.OperatorFlags;
import io.praetor.cli.http.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes a server from those that keep the log. */
@CommandLine.Command
public final class RaftRemovePeerCommand implements Command {

  @Mixin private OperatorFlags flags = new OperatorFlags();

  @Option(
      names = {"-address", "--address"},
      description = "Address of the server, host:port.")
  private String address = "";

  @Option(
      names = {"-id", "--id"},
      description = "Node id of the server.")
  private String id = "";

  @Parameters(hidden = true)
  private List<String> ignored = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    try {
      remove(terminal);
    } catch (IOException failure) {
      return terminal.fail("Error removing peer: " + failure.getMessage());
    }
    terminal.say(
        "Removed peer with " + (address.isEmpty() ? "id \"" + id : "address \"" + address) + "\"");
    return OK;
  }

  private void remove(Terminal terminal) throws IOException {
    if (address.isEmpty() && id.isEmpty()) {
      throw new IOException("an address or id is required for the peer to remove");
    }
    if (!address.isEmpty() && !id.isEmpty()) {
      throw new IOException("cannot give both an address and id");
    }
    Query query = flags.query().withText("address", address).withText("id", id);
    flags.client(terminal).delete("/v1/operator/raft/peer", query).requireOk();
  }

  @Override
  public String usage() {
    return "operator raft remove-peer [options]";
  }

  @Override
  public String about() {
    return "Removes a server that is gone for good from those that keep the replicated log. One\n"
        + "that can still be reached is better told to leave.";
  }
}
