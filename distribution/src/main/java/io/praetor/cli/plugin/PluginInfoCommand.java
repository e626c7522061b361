package io.praetor.cli.plugin;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.WrongUsageException;
import io.praetor.cli.http.Query;
import io.praetor.cli.http.Response;
import io.praetor.cli.http.UrlPath;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows all about one plugin. */
@CommandLine.Command
public final class PluginInfoCommand implements Command {

  @Mixin private AgentConsole console = new AgentConsole();

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (arguments.size() != 1) {
      throw new WrongUsageException("This command takes one argument: NAME");
    }
    if (console.isAskedFor()) {
      return console.run(terminal, "plugin:info", arguments.get(0));
    }
    Json plugin;
    try {
      Response answer =
          console
              .client()
              .client(terminal)
              .get(UrlPath.below("/v1/agent/plugin/", arguments.get(0)), Query.NONE);
      if (answer.isNotFound()) {
        return terminal.fail("No plugin has the name " + arguments.get(0));
      }
      plugin = Json.parse(answer.requireOk().body());
    } catch (IOException failure) {
      return terminal.fail("Error reading plugin: " + failure.getMessage());
    }
    line(terminal, "Name", plugin.get("Name").text());
    line(terminal, "Version", plugin.get("Version").text());
    line(terminal, "State", plugin.get("State").text());
    line(terminal, "Problem", plugin.get("Problem").text());
    line(terminal, "File", plugin.get("File").text());
    line(terminal, "Last change", plugin.get("LastChange").text());
    plugin.get("Provides").list().forEach(one -> line(terminal, "Provides", one.text()));
    return OK;
  }

  private static void line(Terminal terminal, String name, String value) {
    if (!value.isEmpty()) {
      terminal.say(String.format("%-12s %s", name, value));
    }
  }

  @Override
  public String usage() {
    return "plugin info [options] NAME";
  }

  @Override
  public String about() {
    return "Shows what a plugin provides, what was done to bring it in, and what is wrong with it.\n"
        + "Asks over HTTP, or with -data-dir or -socket the agent's console.";
  }
}
