package io.praetor.cli;

import io.praetor.config.internal.AgentConfigurations;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks configuration files as an agent would that is started with them. */
@CommandLine.Command
final class ValidateCommand implements Command {

  @Option(
      names = {"-quiet", "--quiet"},
      description = "Say nothing when all is well.")
  private boolean quiet;

  @Option(
      names = {"-config-format", "--config-format"},
      description = "Format of files whose name does not tell: json or hcl.")
  private String format = "";

  @Parameters(hidden = true)
  private List<String> paths = new ArrayList<>();

  @Override
  public int run(Terminal terminal) {
    if (paths.isEmpty()) {
      return terminal.fail("Must specify at least one config file or directory");
    }
    AgentConfigurations.Outcome result = AgentConfigurations.validate(paths, format);
    if (result.error().isPresent()) {
      return terminal.fail("Config validation failed: " + result.error().get());
    }
    result.warnings().forEach(terminal::fail);
    if (!quiet) {
      terminal.say("Configuration is valid!");
    }
    return OK;
  }

  @Override
  public String usage() {
    return "validate [options] FILE_OR_DIRECTORY...";
  }

  @Override
  public String about() {
    return "Reads configuration files and directories together, in the order given, and says\n"
        + "whether an agent would start with them.";
  }
}
