package io.praetor.cli.operator;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.OperatorFlags;
import io.praetor.cli.json.Json;
import io.praetor.cli.json.JsonLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how the servers are, as autopilot sees them. */
@CommandLine.Command
public final class AutopilotStateCommand implements Command {

  @Mixin private OperatorFlags flags = new OperatorFlags();

  @Option(
      names = {"-format", "--format"},
      description = "Output format: pretty or json.")
  private String format = "pretty";

  @Parameters(hidden = true)
  private List<String> ignored = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    byte[] answer;
    try {
      answer =
          flags
              .client(terminal)
              .get("/v1/operator/autopilot/state", flags.query())
              .requireOk()
              .body();
    } catch (IOException failure) {
      return terminal.fail("Error querying Autopilot state: " + failure.getMessage());
    }
    switch (format) {
      case "pretty" -> terminal.say(new AutopilotReport(Json.parse(answer)).text());
      case "json" -> terminal.say(JsonLayout.indented(answer));
      default -> {
        return terminal.fail("Unknown format: " + format);
      }
    }
    return OK;
  }

  @Override
  public String usage() {
    return "operator autopilot state [options]";
  }

  @Override
  public String about() {
    return "Shows how the servers are, as autopilot sees them.";
  }
}
