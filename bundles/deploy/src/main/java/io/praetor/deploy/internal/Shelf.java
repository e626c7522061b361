package io.praetor.deploy.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Copies of what is installed. A jar in the plugin directory may change at any moment, so nothing
 * reads it twice; and the copy of the old content is the way back.
 */
final class Shelf {

  private final Path directory;
  private int number;

  Shelf(Path directory) {
    this.directory = directory;
  }

  Path put(Path file) throws DeployException {
    try {
      Files.createDirectories(directory);
      Path copy = directory.resolve(number++ + ".jar");
      return Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new DeployException("cannot be copied: " + e, e);
    }
  }

  void discard(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      // It lies in the framework's own space, which is emptied with the next start.
      copy.toFile().deleteOnExit();
    }
  }
}
