package io.praetor.cli.plugin;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.flags.ClientFlags;
import io.praetor.cli.http.Query;
import io.praetor.cli.json.Json;
import io.praetor.cli.shell.ConsoleConnection;
import io.praetor.cli.shell.ConsoleFlags;
import io.praetor.cli.shell.SocketPath;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;

/**
 * The console of the agent that is meant: that of the flags, or else that of the data directory
 * which the agent at the HTTP address has. Plugins are code, so changing them takes the right to
 * open a file of the agent's.
 */
final class AgentConsole {

  private static final char QUOTE = '\'';

  @Mixin private ConsoleFlags console = new ConsoleFlags();
  @Mixin private ClientFlags client = new ClientFlags();

  ClientFlags client() {
    return client;
  }

  /** Whether a flag asks for the console, where HTTP would do. */
  boolean isAskedFor() {
    return console.areGiven();
  }

  /** Runs a command there and shows what it says. */
  int run(Terminal terminal, String command, String argument) throws IOException {
    return run(terminal, command + " " + quoted(argument));
  }

  /** Runs a command without arguments. */
  int run(Terminal terminal, String line) throws IOException {
    try (ConsoleConnection connection = ConsoleConnection.open(path(terminal))) {
      boolean wentWell = connection.run(line, terminal.out());
      return wentWell ? Command.OK : Command.FAILED;
    }
  }

  private Path path(Terminal terminal) throws IOException {
    var named = console.named(terminal);
    return named.isPresent() ? named.get() : ofAgent(terminal);
  }

  private Path ofAgent(Terminal terminal) throws IOException {
    String directory = self(terminal).get("DebugConfig").get("DataDir").text();
    return directory.isEmpty()
        ? SocketPath.ofDevelopmentAgent()
        : SocketPath.inDataDirectory(directory);
  }

  private Json self(Terminal terminal) throws IOException {
    try {
      return Json.parse(
          client.client(terminal).get("/v1/agent/self", Query.NONE).requireOk().body());
    } catch (IOException failure) {
      throw new IOException(
          "Error! Asked for its data directory, the agent does not answer (-data-dir names it): "
              + failure.getMessage(),
          failure);
    }
  }

  private static String quoted(String argument) throws IOException {
    if (argument.indexOf(QUOTE) >= 0 || argument.lines().count() > 1) {
      throw new IOException("Error! The console does not take this name: " + argument);
    }
    return QUOTE + argument + QUOTE;
  }
}
