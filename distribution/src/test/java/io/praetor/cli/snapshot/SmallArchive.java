package io.praetor.cli.snapshot;

import io.praetor.snapshot.internal.archive.ArchiveWriter;
import io.praetor.snapshot.internal.archive.SnapshotMeta;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** A copy of a small state: keys and a session. */
final class SmallArchive {

  private static final byte[] MARK = {1, 3, 5, 40, 2, 1, 3, 'k', 'v', 's', 7, 9, 8};

  private SmallArchive() {}

  /** Writes it; values are zeros of the given lengths. */
  static void write(Path file, Map<String, Integer> keys) throws IOException {
    byte[] state = state(new TreeMap<>(keys));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      SnapshotMeta unused =
          ArchiveWriter.write(
              channel,
              0,
              out -> {
                out.write(state);
                return new SnapshotMeta("3-40-1000", 40, 3, List.of(), 1, 0);
              });
    }
  }

  private static byte[] state(Map<String, Integer> keys) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBytes("PRAETORS");
    out.write(1);
    byte[] sessions = "sessions\u0007".getBytes(StandardCharsets.US_ASCII);
    out.writeInt(MARK.length + sessions.length);
    out.write(MARK);
    out.write(sessions);
    for (Map.Entry<String, Integer> key : keys.entrySet()) {
      row(out, 1, key.getKey(), key.getValue());
    }
    row(out, 9, "one", 20);
    out.writeInt(0);
    CRC32C sum = new CRC32C();
    sum.update(bytes.toByteArray());
    out.writeInt((int) sum.getValue());
    return bytes.toByteArray();
  }

  private static void row(DataOutputStream out, int table, String key, int length)
      throws IOException {
    out.writeInt(key.length() + 1);
    out.write(table);
    out.writeBytes(key);
    out.writeInt(length);
    out.write(new byte[length]);
  }
}
