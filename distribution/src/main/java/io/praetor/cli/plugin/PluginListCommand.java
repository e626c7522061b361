package io.praetor.cli.plugin;

import io.praetor.cli.Command;
import io.praetor.cli.Table;
import io.praetor.cli.Terminal;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.Response;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the plugins of an agent. */
@CommandLine.Command
public final class PluginListCommand implements Command {

  @Mixin private AgentConsole console = new AgentConsole();

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (!arguments.isEmpty()) {
      return terminal.fail("Too many arguments (expected 0, got " + arguments.size() + ")");
    }
    if (console.isAskedFor()) {
      return console.run(terminal, "plugin:list");
    }
    List<Json> plugins;
    try {
      Response answer = console.client().client(terminal).get("/v1/agent/plugins", Query.NONE);
      plugins = Json.parse(answer.requireOk().body()).list();
    } catch (IOException failure) {
      return terminal.fail("Error listing plugins: " + failure.getMessage());
    }
    if (plugins.isEmpty()) {
      terminal.fail("No plugins are installed.");
      return OK;
    }
    terminal.say(table(plugins).text());
    return OK;
  }

  private static Table table(List<Json> plugins) {
    Table table = new Table("Name", "Version", "State", "Problem");
    for (Json plugin : plugins) {
      table.row(
          plugin.get("Name").text(),
          plugin.get("Version").text(),
          plugin.get("State").text(),
          plugin.get("Problem").text());
    }
    return table;
  }

  @Override
  public String usage() {
    return "plugin list [options]";
  }

  @Override
  public String about() {
    return "Lists the plugins of an agent, those that it refused included. Asks over HTTP, or\n"
        + "with -data-dir or -socket the agent's console.";
  }
}
