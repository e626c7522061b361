package io.praetor.testkit.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Copies of a directory, as a crash would leave it, and what may happen to them. */
public final class DiskImage {

  private static final int MAX_TORN_BYTES = 2000;

  private DiskImage() {}

  /** What the operating system would still write out if the process were killed now. */
  public static Path take(Path directory) {
    try {
      Path image = Files.createTempDirectory(directory.getParent(), "image");
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          copy(file, image.resolve(file.getFileName()));
        }
      }
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cuts the newest file off somewhere. */
  static void cut(Path image, Random random) throws IOException {
    try (FileChannel file = FileChannel.open(newest(image), StandardOpenOption.WRITE)) {
      file.truncate((long) (file.size() * random.nextDouble()));
    }
  }

  /** Overwrites the tail of the newest file with garbage. */
  static void tear(Path image, Random random) throws IOException {
    try (FileChannel file = FileChannel.open(newest(image), StandardOpenOption.WRITE)) {
      byte[] garbage = new byte[1 + random.nextInt(MAX_TORN_BYTES)];
      random.nextBytes(garbage);
      long start = Math.max(0, file.size() - garbage.length);
      file.write(ByteBuffer.wrap(garbage), start);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try {
      Files.copy(from, to);
    } catch (NoSuchFileException e) {
      // Deleted between listing and copying: then it is not in the image either.
      Files.deleteIfExists(to);
    }
  }

  /** Largest among the last written, because lock and metadata files are small. */
  private static Path newest(Path image) throws IOException {
    try (Stream<Path> files = Files.list(image)) {
      List<Path> all = files.sorted(Comparator.comparing(DiskImage::size)).toList();
      return all.get(all.size() - 1);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
