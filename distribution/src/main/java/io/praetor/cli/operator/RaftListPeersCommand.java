package io.praetor.cli.operator;

import io.praetor.cli.Command;
import io.praetor.cli.Table;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.OperatorFlags;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the servers that keep the log. */
@CommandLine.Command
public final class RaftListPeersCommand implements Command {

  @Mixin private OperatorFlags flags = new OperatorFlags();

  @Parameters(hidden = true)
  private List<String> ignored = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    Json answer;
    try {
      answer =
          Json.parse(
              flags
                  .client(terminal)
                  .get("/v1/operator/raft/configuration", flags.query())
                  .requireOk()
                  .body());
    } catch (IOException failure) {
      return terminal.fail(
          "Error getting peers: Failed to retrieve raft configuration: " + failure.getMessage());
    }
    Table table = new Table("Node", "ID", "Address", "State", "Voter", "RaftProtocol");
    for (Json server : answer.get("Servers").list()) {
      String protocol = server.get("ProtocolVersion").text();
      table.row(
          server.get("Node").text(),
          server.get("ID").text(),
          server.get("Address").text(),
          server.get("Leader").isTrue() ? "leader" : "follower",
          Boolean.toString(server.get("Voter").isTrue()),
          protocol.isEmpty() ? "<=1" : protocol);
    }
    terminal.say(table.text());
    return OK;
  }

  @Override
  public String usage() {
    return "operator raft list-peers [options]";
  }

  @Override
  public String about() {
    return "Lists the servers that keep the replicated log, and who leads. With -stale any server\n"
        + "answers, which helps when there is no leader.";
  }
}
