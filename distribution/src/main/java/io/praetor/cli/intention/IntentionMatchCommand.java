package io.praetor.cli.intention;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the intentions about a service. */
@CommandLine.Command
public final class IntentionMatchCommand implements Command {

  @Mixin private IntentionFlags flags = new IntentionFlags();

  @Option(
      names = {"-source", "--source"},
      description = "Those about whom the service may connect to.")
  private boolean source;

  @Option(
      names = {"-destination", "--destination"},
      description = "Those about who may connect to the service, which is the default.")
  private boolean destination;

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (arguments.size() != 1) {
      return terminal.fail("Error: command requires exactly one argument: src or dst");
    }
    if (source && destination) {
      return terminal.fail("Error: only one of -source or -destination may be specified");
    }
    List<Json> found;
    try {
      String side = source ? "source" : "destination";
      found = flags.agent(terminal).about(side, arguments.get(0));
    } catch (IOException failure) {
      return terminal.fail("Error matching the connection: " + failure.getMessage());
    }
    found.forEach(intention -> terminal.say(IntentionText.of(intention)));
    return OK;
  }

  @Override
  public String usage() {
    return "intention match [options] SRC|DST";
  }

  @Override
  public String about() {
    return "Lists the intentions about a service in the order in which they are looked at.";
  }
}
