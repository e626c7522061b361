package io.praetor.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The framework's own files of one run: a fresh directory that only this user may enter, gone when
 * the agent ends. A killed agent leaves its directory behind; the next start of the same user
 * removes it. Whether an agent still lives is told by a file lock, not by a process id, because two
 * containers may share the directory but not the ids.
 */
final class AgentStorage implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(AgentStorage.class.getName());
  private static final String LOCK_NAME = "owner.lock";

  private final String prefix;
  private final Path parent;
  private final Path directory;
  private final FileChannel lockFile;

  AgentStorage(Path parent, String user) throws IOException {
    this.parent = parent;
    this.prefix = "praetor-agent-" + user.replaceAll("[^A-Za-z0-9_.-]", "_") + "-";
    this.directory = Files.createTempDirectory(parent, prefix);
    this.lockFile =
        FileChannel.open(
            directory.resolve(LOCK_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lockFile.lock();
  }

  /** Where the framework may keep its files. */
  Path frameworkDirectory() {
    return directory.resolve("framework");
  }

  /** Removes what agents that were killed left behind. */
  void removeLeftovers() {
    try (Stream<Path> entries = Files.list(parent)) {
      List<Path> others =
          entries
              .filter(entry -> entry.getFileName().toString().startsWith(prefix))
              .filter(entry -> !entry.equals(directory))
              .toList();
      for (Path other : others) {
        removeIfDead(other);
      }
    } catch (IOException failure) {
      LOG.log(Level.FINE, "Could not look for directories of dead agents", failure);
    }
  }

  /** A directory without a lock file is being made just now, or is none of ours. */
  private static void removeIfDead(Path other) throws IOException {
    Path lock = other.resolve(LOCK_NAME);
    if (!Files.isRegularFile(lock) || !Files.isWritable(lock)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      if (held != null) {
        delete(other);
      }
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
    delete(directory);
  }

  private static void delete(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
