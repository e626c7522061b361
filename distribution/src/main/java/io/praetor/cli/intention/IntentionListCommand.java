package io.praetor.cli.intention;

import io.praetor.cli.Command;
import io.praetor.cli.Table;
import io.praetor.cli.Terminal;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Lists all intentions. */
@CommandLine.Command
public final class IntentionListCommand implements Command {

  private static final int NONE = 2;

  @Mixin private IntentionFlags flags = new IntentionFlags();

  @Override
  public int run(Terminal terminal) throws IOException {
    List<Json> intentions;
    try {
      intentions = flags.agent(terminal).all();
    } catch (IOException failure) {
      return terminal.fail("Failed to retrieve the intentions list: " + failure.getMessage());
    }
    if (intentions.isEmpty()) {
      terminal.fail("There are no intentions.");
      return NONE;
    }
    Table table = new Table("ID", "Source", "Action", "Destination", "Precedence");
    for (Json intention : intentions) {
      table.row(
          intention.get("ID").text(),
          intention.get("SourceName").text(),
          intention.get("Action").text(),
          intention.get("DestinationName").text(),
          intention.get("Precedence").text());
    }
    terminal.say(table.text());
    return OK;
  }

  @Override
  public String usage() {
    return "intention list";
  }

  @Override
  public String about() {
    return "Lists all intentions.";
  }
}
