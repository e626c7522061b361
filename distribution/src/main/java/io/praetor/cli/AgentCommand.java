package io.praetor.cli;

import picocli.CommandLine;

/**
 * Stands in the list of commands. {@link Main} hands the agent's arguments to the launcher unread,
 * because the configuration owns the agent's flags.
 */
@CommandLine.Command
final class AgentCommand implements Command {

  @Override
  public int run(Terminal terminal) {
    return terminal.fail("The agent runs in a process of its own.");
  }

  @Override
  public String usage() {
    return "agent [options]";
  }

  @Override
  public String about() {
    return "Runs an agent until it is told to stop.";
  }
}
