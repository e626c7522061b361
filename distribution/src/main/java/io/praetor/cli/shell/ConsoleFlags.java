package io.praetor.cli.shell;

import io.praetor.cli.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How to find the console of an agent on this machine. */
public final class ConsoleFlags {

  @Option(
      names = {"-data-dir", "--data-dir"},
      description = "Data directory of the agent.")
  private String dataDirectory = "";

  @Option(
      names = {"-socket", "--socket"},
      description = "The agent's console socket. Default: $PRAETOR_SHELL_SOCKET, or -dev's.")
  private String socket = "";

  /** Whether a flag says which agent is meant. */
  public boolean areGiven() {
    return !socket.isEmpty() || !dataDirectory.isEmpty();
  }

  /** The socket that flags or environment name. */
  public Optional<Path> named(Terminal terminal) {
    if (!socket.isEmpty()) {
      return Optional.of(Path.of(socket));
    } else if (!dataDirectory.isEmpty()) {
      return Optional.of(SocketPath.inDataDirectory(dataDirectory));
    }
    return Optional.ofNullable(terminal.environment().apply(SocketPath.VARIABLE))
        .filter(variable -> !variable.isEmpty())
        .map(Path::of);
  }
}
