package io.praetor.cli.members;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.WrongUsageException;
import io.praetor.cli.flags.ClientFlags;
import io.praetor.cli.http.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets an agent leave its cluster and stop. */
@CommandLine.Command
public final class LeaveCommand implements Command {

  @Mixin private ClientFlags flags = new ClientFlags();

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (!arguments.isEmpty()) {
      throw new WrongUsageException(
          "Error found unexpected args: [" + String.join(" ", arguments) + "]");
    }
    try {
      flags.client(terminal).put("/v1/agent/leave", Query.NONE, null).requireOk();
    } catch (IOException failure) {
      return terminal.fail("Error leaving: " + failure.getMessage());
    }
    terminal.say("Graceful leave complete");
    return OK;
  }

  @Override
  public String usage() {
    return "leave [options]";
  }

  @Override
  public String about() {
    return "Tells an agent to leave its cluster, so that the others do not take it for failed,\n"
        + "and to stop.";
  }
}
