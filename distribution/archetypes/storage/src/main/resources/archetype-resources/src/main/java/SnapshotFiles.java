package ${package};

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Files {@code snapshot.N}: mark, entries, and a sum at the end that tells whole ones from others. */
final class SnapshotFiles {

  private static final String PREFIX = "snapshot.";
  private static final int SUM_BYTES = Long.BYTES;

  private final Path directory;
  private long number;

  SnapshotFiles(Path directory) {
    this.directory = directory;
  }

  /** Reads the newest whole file into a map; returns its mark, null when there is none. */
  byte[] readNewest(SortedMap<byte[], byte[]> entries) throws IOException {
    byte[] mark = null;
    for (long found : numbers()) {
      if (mark == null) {
        mark = read(Files.readAllBytes(file(found)), entries);
        number = found;
      }
    }
    return mark;
  }

  private static byte[] read(byte[] content, SortedMap<byte[], byte[]> entries)
      throws IOException {
    int length = content.length - SUM_BYTES;
    if (length < 0 || sum(content, length) != ByteBuffer.wrap(content).getLong(length)) {
      return null;
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(content, 0, length));
    byte[] mark = in.readNBytes(in.readInt());
    for (int left = in.readInt(); left > 0; left--) {
      byte[] key = in.readNBytes(in.readInt());
      entries.put(key, in.readNBytes(in.readInt()));
    }
    return mark;
  }

  /** Writes the next file and returns when it is on the disk. */
  void write(SortedMap<byte[], byte[]> entries, byte[] mark) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(content);
    put(out, mark);
    out.writeInt(entries.size());
    for (Map.Entry<byte[], byte[]> entry : entries.entrySet()) {
      put(out, entry.getKey());
      put(out, entry.getValue());
    }
    byte[] bytes = content.toByteArray();
    out.writeLong(sum(bytes, bytes.length));
    long next = number + 1;
    try (FileChannel channel =
        FileChannel.open(
            file(next),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content.toByteArray());
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    for (long old : numbers()) {
      if (old < number) {
        Files.delete(file(old));
      }
    }
    number = next;
  }

  private static void put(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static long sum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return sum.getValue();
  }

  private Path file(long number) {
    return directory.resolve(PREFIX + number);
  }

  /** Of the files that are there, the newest first. */
  private List<Long> numbers() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(PREFIX))
          .map(name -> Long.valueOf(name.substring(PREFIX.length())))
          .sorted((one, other) -> Long.compare(other, one))
          .toList();
    }
  }
}
