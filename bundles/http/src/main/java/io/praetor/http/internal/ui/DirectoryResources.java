package io.praetor.http.internal.ui;

import io.praetor.spi.ui.WebResources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Files below a directory. Symbolic links are followed as long as they stay inside; the directory
 * itself may be one, and may be pointed elsewhere at any time.
 */
final class DirectoryResources implements WebResources {

  private final Path directory;

  DirectoryResources(Path directory) {
    this.directory = directory;
  }

  @Override
  public InputStream open(String path) throws IOException {
    Path root;
    Path file;
    try {
      root = directory.toRealPath();
      file = root.resolve(path).toRealPath();
    } catch (FileSystemException e) {
      return null; // missing, a part of the path is a file, a name is too long, links in a circle
    }
    if (!file.startsWith(root) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    // No link any more: whoever can put one here in between can write the file as well.
    return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
  }
}
