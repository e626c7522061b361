package io.praetor.itest.guest;

import io.praetor.spi.storage.Change;
import io.praetor.spi.storage.Store;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A file with a mark, a number of rows and the rows, and the same in memory. */
final class PlainStore implements Store {

  private final Path file;
  private NavigableMap<byte[], byte[]> rows = empty();
  private byte[] mark;

  PlainStore(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      load();
    }
  }

  @Override
  public byte[] mark() {
    return mark;
  }

  @Override
  public void apply(Iterator<Change> changes, byte[] newMark) throws IOException {
    write(new TreeMap<>(rows), changes, newMark);
  }

  @Override
  public void replace(Iterator<Change> entries, byte[] newMark) throws IOException {
    write(empty(), entries, newMark);
  }

  @Override
  public void scan(Visitor visitor) throws IOException {
    for (Map.Entry<byte[], byte[]> row : rows.entrySet()) {
      visitor.entry(row.getKey(), row.getValue());
    }
  }

  @Override
  public void close() {
    // Everything was written by the one who called.
  }

  private void write(NavigableMap<byte[], byte[]> next, Iterator<Change> changes, byte[] newMark)
      throws IOException {
    while (changes.hasNext()) {
      Change change = changes.next();
      if (change.value() == null) {
        next.remove(change.key());
      } else {
        next.put(change.key(), change.value());
      }
    }
    Path written = file.resolveSibling("rows.new");
    try (FileOutputStream stream = new FileOutputStream(written.toFile());
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream))) {
      block(out, newMark);
      out.writeInt(next.size());
      for (Map.Entry<byte[], byte[]> row : next.entrySet()) {
        block(out, row.getKey());
        block(out, row.getValue());
      }
      out.flush();
      stream.getFD().sync();
    }
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
    rows = next;
    mark = newMark;
  }

  private void load() throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      mark = in.readNBytes(in.readInt());
      for (int left = in.readInt(); left > 0; left--) {
        byte[] key = in.readNBytes(in.readInt());
        rows.put(key, in.readNBytes(in.readInt()));
      }
    }
  }

  private static void block(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static NavigableMap<byte[], byte[]> empty() {
    return new TreeMap<>(Arrays::compareUnsigned);
  }
}
