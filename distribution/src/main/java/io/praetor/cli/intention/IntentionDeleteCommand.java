package io.praetor.cli.intention;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes an intention. */
@CommandLine.Command
public final class IntentionDeleteCommand implements Command {

  @Mixin private IntentionFlags flags = new IntentionFlags();

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (arguments.isEmpty() || arguments.size() > 2) {
      return terminal.fail("command requires exactly 1 or 2 arguments");
    }
    try {
      IntentionAgent agent = flags.agent(terminal);
      if (arguments.size() == 1) {
        agent.delete(arguments.get(0));
      } else {
        agent.delete(arguments.get(0), arguments.get(1));
      }
    } catch (IOException failure) {
      return terminal.fail("Error deleting the intention: " + failure.getMessage());
    }
    terminal.say("Intention deleted.");
    return OK;
  }

  @Override
  public String usage() {
    return "intention delete [options] SRC DST";
  }

  @Override
  public String about() {
    return "Deletes the intention between two services, or the one with an id.";
  }
}
