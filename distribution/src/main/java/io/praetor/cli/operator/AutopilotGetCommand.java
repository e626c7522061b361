package io.praetor.cli.operator;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.OperatorFlags;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows how autopilot looks after the servers. */
@CommandLine.Command
public final class AutopilotGetCommand implements Command {

  @Mixin private OperatorFlags flags = new OperatorFlags();

  @Parameters(hidden = true)
  private List<String> ignored = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    try {
      byte[] answer =
          flags.client(terminal).get(AutopilotConfiguration.PATH, flags.query()).requireOk().body();
      terminal.say(new AutopilotConfiguration(Json.parse(answer)).lines());
      return OK;
    } catch (IOException failure) {
      return terminal.fail("Error querying Autopilot configuration: " + failure.getMessage());
    }
  }

  @Override
  public String usage() {
    return "operator autopilot get-config [options]";
  }

  @Override
  public String about() {
    return "Shows how autopilot looks after the servers.";
  }
}
