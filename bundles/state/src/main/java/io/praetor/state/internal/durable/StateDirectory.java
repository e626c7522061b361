package io.praetor.state.internal.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;

/** The directory of the state on a real disk. */
public final class StateDirectory implements StateFiles {

  private static final String MARK = "engine.mark";
  private static final String PREPARED = "engine.mark.new";

  /** Far beyond any mark. */
  private static final int MAX_MARK_BYTES = 64 * 1024;

  private final Path directory;

  public StateDirectory(Path directory) {
    this.directory = directory;
  }

  @Override
  public Path directory(String engine) {
    return directory.resolve(engine);
  }

  @Override
  public byte[] readMark() throws IOException {
    Path mark = directory.resolve(MARK);
    if (!Files.exists(mark)) {
      return null;
    }
    if (Files.size(mark) > MAX_MARK_BYTES) {
      throw new IOException(mark + " is too long to be a mark");
    }
    // It may have been renamed by a process that died before it could sync that.
    sync();
    return Files.readAllBytes(mark);
  }

  @Override
  public void prepareMark(byte[] mark) throws IOException {
    Files.createDirectories(directory);
    try (FileChannel file =
        FileChannel.open(
            directory.resolve(PREPARED),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(mark);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
  }

  @Override
  public void commitMark() throws IOException {
    Files.move(
        directory.resolve(PREPARED), directory.resolve(MARK), StandardCopyOption.ATOMIC_MOVE);
    sync();
  }

  @Override
  public boolean exists(String engine) {
    return Files.isDirectory(directory(engine));
  }

  @Override
  public Set<String> occupied() throws IOException {
    Set<String> names = new TreeSet<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, Files::isDirectory)) {
        for (Path engine : found) {
          String name = engine.getFileName().toString();
          if (EngineMark.isName(name) && !isEmpty(engine)) {
            names.add(name);
          }
        }
      }
    }
    return names;
  }

  private static boolean isEmpty(Path engine) throws IOException {
    try (DirectoryStream<Path> content = Files.newDirectoryStream(engine)) {
      return !content.iterator().hasNext();
    }
  }

  @Override
  public void create(String engine) throws IOException {
    Files.createDirectories(directory(engine));
    sync();
  }

  @Override
  public void delete(String engine) throws IOException {
    if (!Files.exists(directory(engine))) {
      return;
    }
    Files.walkFileTree(
        directory(engine),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path emptied, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(emptied);
            return FileVisitResult.CONTINUE;
          }
        });
    sync();
  }

  private void sync() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
