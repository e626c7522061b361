package io.praetor.cli.plugin;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.WrongUsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a plugin out of a running agent. */
@CommandLine.Command
public final class PluginUninstallCommand implements Command {

  @Mixin private AgentConsole console = new AgentConsole();

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (arguments.size() != 1) {
      throw new WrongUsageException("This command takes one argument: NAME");
    }
    return console.run(terminal, "plugin:uninstall", arguments.get(0));
  }

  @Override
  public String usage() {
    return "plugin uninstall [options] NAME";
  }

  @Override
  public String about() {
    return "Takes a plugin out of a running agent, and its file out of the plugin directory.";
  }
}
