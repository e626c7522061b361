package io.praetor.cli.operator;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.OperatorFlags;
import io.praetor.cli.http.Query;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands leadership to another server. */
@CommandLine.Command
public final class RaftTransferCommand implements Command {

  @Mixin private OperatorFlags flags = new OperatorFlags();

  @Option(
      names = {"-id", "--id"},
      description = "Node id of the server that shall lead; without, the one that fits best.")
  private String id = "";

  @Parameters(hidden = true)
  private List<String> ignored = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    Query query = flags.query().withText("id", id);
    try {
      byte[] answer =
          flags
              .client(terminal)
              .post("/v1/operator/raft/transfer-leader", query, null)
              .requireOk()
              .body();
      if (!Json.parse(answer).get("Success").isTrue()) {
        throw new IOException("the servers did not agree");
      }
    } catch (IOException failure) {
      return terminal.fail("Error transferring leadership: " + failure.getMessage());
    }
    terminal.say("Success");
    return OK;
  }

  @Override
  public String usage() {
    return "operator raft transfer-leader [options]";
  }

  @Override
  public String about() {
    return "Hands leadership of the replicated log to another server, without an election.";
  }
}
