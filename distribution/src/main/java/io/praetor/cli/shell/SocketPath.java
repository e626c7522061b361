package io.praetor.cli.shell;

import java.nio.file.Path;

/** Where an agent's console listens. */
public final class SocketPath {

  static final String VARIABLE = "PRAETOR_SHELL_SOCKET";

  private static final String NAME = "shell.sock";

  private SocketPath() {}

  public static Path inDataDirectory(String directory) {
    return Path.of(directory, NAME);
  }

  /** An agent without a data directory ({@code -dev}) listens here. */
  public static Path ofDevelopmentAgent() {
    String directory = "praetor-dev-" + System.getProperty("user.name");
    return Path.of(System.getProperty("java.io.tmpdir"), directory, NAME);
  }
}
