package io.praetor.log.internal.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A log file that is followed by a new one after some time or bytes. Every file carries the time of
 * its creation in its name, as Consul's do: {@code consul-1700000000123456789.log}. Not
 * thread-safe.
 */
public final class RotatingFile implements Closeable {

  private static final String DEFAULT_NAME = "consul.log";
  private static final String DEFAULT_EXTENSION = ".log";
  private static final String MODE = "rw-r-----";
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Path directory;
  private final String prefix;
  private final String extension;
  private final Rotation rotation;
  private final LongSupplier epochNanos;
  private FileChannel file; // null when the last rotation failed
  private long createdNanos;
  private long writtenBytes;

  /**
   * When a file has had its time.
   *
   * @param millis age
   * @param bytes size; 0 for no limit
   * @param maxFiles old files that are kept; 0 for all, negative for none
   */
  public record Rotation(long millis, long bytes, int maxFiles) {}

  /**
   * Opens the first file.
   *
   * @param configured a file, or a directory when it ends in a slash
   */
  public RotatingFile(String configured, Rotation rotation, LongSupplier epochNanos)
      throws IOException {
    int slash = configured.lastIndexOf('/') + 1;
    String name = slash == configured.length() ? DEFAULT_NAME : configured.substring(slash);
    int dot = name.lastIndexOf('.');
    this.directory = Path.of(configured.substring(0, slash));
    this.prefix = (dot < 0 ? name : name.substring(0, dot)) + '-';
    this.extension = dot < 0 ? DEFAULT_EXTENSION : name.substring(dot);
    this.rotation = rotation;
    this.epochNanos = epochNanos;
    prune();
    open();
  }

  /** Writes whole lines: a file ends with one. */
  public void write(byte[] lines) throws IOException {
    if (file == null) {
      open();
    } else if (isOver()) {
      file.close();
      file = null;
      prune();
      open();
    }
    ByteBuffer rest = ByteBuffer.wrap(lines);
    while (rest.hasRemaining()) {
      writtenBytes += file.write(rest);
    }
  }

  private boolean isOver() {
    long age = epochNanos.getAsLong() - createdNanos;
    return (rotation.bytes > 0 && writtenBytes >= rotation.bytes)
        || age >= rotation.millis * NANOS_PER_MILLI;
  }

  private void open() throws IOException {
    createdNanos = epochNanos.getAsLong();
    writtenBytes = 0;
    file =
        FileChannel.open(
            directory.resolve(prefix + createdNanos + extension),
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(MODE)));
  }

  /** Removes the oldest before a new one is made, so that one more than configured may be there. */
  private void prune() throws IOException {
    if (rotation.maxFiles == 0) {
      return;
    }
    List<Path> files = new ArrayList<>(files());
    files.sort(null);
    int kept = Math.max(0, rotation.maxFiles);
    for (Path old : files.subList(0, Math.max(0, files.size() - kept))) {
      Files.deleteIfExists(old);
    }
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Path listed = directory.toString().isEmpty() ? Path.of(".") : directory;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(listed, this::isOurs)) {
      all.forEach(files::add);
    }
    return files;
  }

  private boolean isOurs(Path path) {
    String name = path.getFileName().toString();
    int stamp = name.length() - extension.length();
    return name.startsWith(prefix)
        && name.endsWith(extension)
        && stamp > prefix.length()
        && name.substring(prefix.length(), stamp).chars().allMatch(Character::isDigit);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
