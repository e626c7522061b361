package io.praetor.cli.intention;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says whether a service may connect to another. The exit status says it, too. */
@CommandLine.Command
public final class IntentionCheckCommand implements Command {

  private static final int DENIED = 1;
  private static final int UNKNOWN = 2;

  @Mixin private IntentionFlags flags = new IntentionFlags();

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (arguments.size() != 2) {
      terminal.fail("Error: command requires exactly two arguments: src and dst");
      return UNKNOWN;
    }
    boolean allowed;
    try {
      allowed = flags.agent(terminal).allows(arguments.get(0), arguments.get(1));
    } catch (IOException failure) {
      terminal.fail("Error checking the connection: " + failure.getMessage());
      return UNKNOWN;
    }
    terminal.say(allowed ? "Allowed" : "Denied");
    return allowed ? OK : DENIED;
  }

  @Override
  public String usage() {
    return "intention check [options] SRC DST";
  }

  @Override
  public String about() {
    return "Says whether a service may connect to another. Status 1 means that it may not, 2 that\n"
        + "nobody knows.";
  }
}
