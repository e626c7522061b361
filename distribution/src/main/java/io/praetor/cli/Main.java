package io.praetor.cli;

import java.util.List;

/** Entry of the command line. */
public final class Main {

  private Main() {}

  /** Runs one command and exits with its status. */
  public static void main(String[] args) {
    System.exit(run(List.of(args), Terminal.ofProcess()));
  }

  static int run(List<String> args, Terminal terminal) {
    if (!args.isEmpty() && args.get(0).equals("agent")) {
      return io.praetor.launcher.Main.run(args.subList(1, args.size()));
    }
    int status = new CommandLineInterface(Commands.all(), terminal).run(args);
    terminal.out().flush();
    terminal.err().flush();
    return status;
  }
}
