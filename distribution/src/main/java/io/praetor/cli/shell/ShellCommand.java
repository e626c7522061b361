package io.praetor.cli.shell;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the console of a running agent on this machine. */
@CommandLine.Command
public final class ShellCommand implements Command {

  private static final String EXIT = "exit";
  private static final String PROMPT = "praetor> ";

  /** Exit status of what a signal ends, as shells tell it. */
  private static final Map<String, Integer> STATUS = Map.of("INT", 130, "TERM", 143);

  @Option(
      names = {"-c", "--c"},
      description = "Run this one command and leave.")
  private String command;

  @Mixin private ConsoleFlags console = new ConsoleFlags();

  @Parameters(hidden = true)
  private List<String> arguments = new ArrayList<>();

  @Override
  public int run(Terminal terminal) throws IOException {
    if (!arguments.isEmpty()) {
      return terminal.fail("Too many arguments (expected 0, got " + arguments.size() + ")");
    }
    Path path = console.named(terminal).orElseGet(SocketPath::ofDevelopmentAgent);
    try (ConsoleConnection connection = ConsoleConnection.open(path)) {
      return command != null
          ? status(connection.run(command, terminal.out()))
          : converse(connection, terminal);
    }
  }

  /** Until end of input or {@code exit}; a line that fails does not end the conversation. */
  private static int converse(ConsoleConnection connection, Terminal terminal) throws IOException {
    if (terminal.interactive()) {
      terminal.signals().onStop(signal -> stop(connection, signal));
    }
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
    int status = OK;
    for (String line = next(lines, terminal); line != null; line = next(lines, terminal)) {
      if (line.strip().equals(EXIT)) {
        return OK;
      }
      if (!line.isBlank()) {
        status = status(connection.run(line, terminal.out()));
      }
    }
    return status;
  }

  /** Ctrl-C ends the command that runs; without one, or pressed again, this program. */
  private static void stop(ConsoleConnection connection, String signal) {
    if (!signal.equals("INT") || !interrupt(connection)) {
      System.exit(STATUS.get(signal));
    }
  }

  private static boolean interrupt(ConsoleConnection connection) {
    try {
      return connection.interrupt();
    } catch (IOException gone) {
      return false;
    }
  }

  private static String next(BufferedReader lines, Terminal terminal) throws IOException {
    if (terminal.interactive()) {
      terminal.out().print(PROMPT);
    }
    terminal.out().flush();
    return lines.readLine();
  }

  private static int status(boolean wentWell) {
    return wentWell ? OK : FAILED;
  }

  @Override
  public String usage() {
    return "shell [options]";
  }

  @Override
  public String about() {
    return "Opens the console of an agent that runs on this machine. Try: lb, scr:list,\n"
        + "praetor:status, consul:members, help, exit. Ctrl-C ends a command that lasts.";
  }
}
