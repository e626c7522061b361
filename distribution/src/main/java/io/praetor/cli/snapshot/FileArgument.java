package io.praetor.cli.snapshot;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The one argument of these commands, and how Go says that a file cannot be used. */
final class FileArgument {

  private FileArgument() {}

  static Path of(List<String> arguments) throws IOException {
    if (arguments.isEmpty()) {
      throw new IOException("Missing FILE argument");
    } else if (arguments.size() > 1) {
      throw new IOException("Too many arguments (expected 1, got " + arguments.size() + ")");
    }
    return Path.of(arguments.get(0));
  }

  /** What {@code open} did not like. */
  static String reason(Path file, IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "open " + file + ": no such file or directory";
    } else if (failure instanceof AccessDeniedException) {
      return "open " + file + ": permission denied";
    }
    return failure.getMessage();
  }
}
