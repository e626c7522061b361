package io.praetor.config.internal.model;

import io.praetor.config.internal.syntax.ConfigurationException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths from settings, which may hold what no file system takes. */
final class FilePath {

  private FilePath() {}

  static Path of(String key, String text) throws ConfigurationException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new ConfigurationException(key + " is not a path: " + e.getReason(), e);
    }
  }
}
