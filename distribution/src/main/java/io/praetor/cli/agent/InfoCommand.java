package io.praetor.cli.agent;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.ClientFlags;
import io.praetor.cli.http.Query;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the numbers that an agent has for people. */
@CommandLine.Command
public final class InfoCommand implements Command {

  @Mixin private ClientFlags flags = new ClientFlags();

  @Parameters(hidden = true)
  private List<String> ignored = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    Json self;
    try {
      self =
          Json.parse(flags.client(terminal).get("/v1/agent/self", Query.NONE).requireOk().body());
    } catch (IOException failure) {
      return terminal.fail("Error querying agent: " + failure.getMessage());
    }
    if (!self.get("Stats").isObject()) {
      return terminal.fail("Agent response did not contain 'Stats' key");
    }
    for (Map.Entry<String, Json> group : self.get("Stats").members().entrySet()) {
      terminal.say(group.getKey() + ":");
      if (!group.getValue().isObject()) {
        return terminal.fail("Got invalid subkey in stats: " + group.getValue().text());
      }
      group.getValue().texts().forEach((name, value) -> terminal.say("\t" + name + " = " + value));
    }
    return OK;
  }

  @Override
  public String usage() {
    return "info [options]";
  }

  @Override
  public String about() {
    return "Shows what an agent says of its state, for people to look for faults in.";
  }
}
