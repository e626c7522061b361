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

/** Takes one of several plugins for the same purpose into use. */
@CommandLine.Command
public final class PluginUseCommand implements Command {

  private static final String STORAGE = "storage";

  @Mixin private AgentConsole console = new AgentConsole();

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (arguments.size() != 2 || !arguments.get(0).equals(STORAGE)) {
      throw new WrongUsageException("This command takes two arguments: storage NAME");
    }
    return console.run(terminal, "praetor:storage", arguments.get(1));
  }

  @Override
  public String usage() {
    return "plugin use [options] storage NAME";
  }

  @Override
  public String about() {
    return "Takes another storage engine into use, while the server works. Everything is\n"
        + "written to the new one before the old one is left.";
  }
}
