package io.praetor.cli.catalog;

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

/** Lists the datacenters that are known, the nearest first. */
@CommandLine.Command
public final class CatalogDatacentersCommand implements Command {

  @Mixin private OperatorFlags flags = new OperatorFlags();

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (!arguments.isEmpty()) {
      return terminal.fail("Too many arguments (expected 0, got " + arguments.size() + ")");
    }
    try {
      byte[] answer =
          flags.client(terminal).get("/v1/catalog/datacenters", flags.query()).requireOk().body();
      Json.parse(answer).list().forEach(datacenter -> terminal.say(datacenter.text()));
      return OK;
    } catch (IOException failure) {
      return terminal.fail("Error listing datacenters: " + failure.getMessage());
    }
  }

  @Override
  public String usage() {
    return "catalog datacenters [options]";
  }

  @Override
  public String about() {
    return "Lists the datacenters that are known.";
  }
}
