package io.praetor.health.internal.script;

import io.praetor.format.go.GoText;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Finds programs as a shell does. Looking first tells what is wrong better than trying does. */
final class Executable {

  private Executable() {}

  /**
   * The file of a program.
   *
   * @param path where to look for names without a slash, directories divided by colons; or null
   */
  static Path find(String name, String path) throws NotExecutableException {
    if (name.isEmpty()) {
      throw new NotExecutableException("exec: no command");
    }
    try {
      return name.indexOf('/') >= 0 ? checked(Path.of(name)) : inPath(name, path);
    } catch (InvalidPathException wrong) {
      throw new NotExecutableException("fork/exec " + name + ": invalid argument");
    }
  }

  private static Path checked(Path file) throws NotExecutableException {
    if (!Files.exists(file)) {
      throw new NotExecutableException("fork/exec " + file + ": no such file or directory");
    }
    if (!isProgram(file)) {
      throw new NotExecutableException("fork/exec " + file + ": permission denied");
    }
    return file;
  }

  private static Path inPath(String name, String path) throws NotExecutableException {
    for (String directory : (path == null ? "" : path).split(":", -1)) {
      Path file = Path.of(directory.isEmpty() ? "." : directory, name);
      if (isProgram(file)) {
        return file;
      }
    }
    throw new NotExecutableException(
        "exec: " + GoText.quoted(name) + ": executable file not found in $PATH");
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
