package io.praetor.snapshot.internal.archive;

import io.praetor.api.state.Snapshots.Contents;
import io.praetor.api.state.Snapshots.Table;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * Counts what is in a {@code state.bin} without knowing any table: the mark in front has their
 * names. Checks the form and the sum; what the rows say is not looked at.
 */
final class StateWalk {

  private static final long MAGIC = 0x50524145_544f5253L; // "PRAETORS"
  private static final int VERSION = 1;
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int MAX_MARK_BYTES = 64 * 1024;
  private static final int MAX_KEY_BYTES = 2048;
  private static final int MAX_VALUE_BYTES = 64 << 20;

  private static final class Count {
    private long rows;
    private long bytes;
  }

  private final byte[] scratch = new byte[BUFFER_BYTES];
  private final CRC32C sum = new CRC32C();
  private final DataInputStream in;
  private final Map<Integer, Count> counts = new LinkedHashMap<>();
  private final RowListener listener;

  private StateWalk(InputStream state, RowListener listener) {
    this.listener = listener;
    in =
        new DataInputStream(
            new CheckedInputStream(new BufferedInputStream(state, BUFFER_BYTES), sum));
  }

  /** Reads a state to its end. */
  static Contents read(InputStream state, RowListener listener) throws IOException {
    try {
      return new StateWalk(state, listener).contents();
    } catch (EOFException e) {
      throw damaged("it ends too early");
    }
  }

  private Contents contents() throws IOException {
    if (in.readLong() != MAGIC) {
      throw damaged("it is not one of this program");
    }
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw damaged("its version " + version + " is not known");
    }
    StateMark mark = StateMark.decode(in.readNBytes(length(MAX_MARK_BYTES)));
    mark.tables().keySet().forEach(number -> counts.put(number, new Count()));
    for (int key = length(MAX_KEY_BYTES); key > 0; key = length(MAX_KEY_BYTES)) {
      row(key, mark);
    }
    int expected = (int) sum.getValue();
    if (in.readInt() != expected) {
      throw damaged("its sum is wrong");
    }
    if (in.read() >= 0) {
      throw damaged("something follows it");
    }
    return new Contents(mark.term(), mark.logIndex(), mark.stateIndex(), tables(mark));
  }

  private void row(int keyLength, StateMark mark) throws IOException {
    int table = in.readUnsignedByte();
    Count count = counts.get(table);
    if (count == null) {
      throw damaged("a row belongs to no table");
    }
    byte[] key = new byte[keyLength - 1];
    in.readFully(key);
    int valueLength = length(MAX_VALUE_BYTES);
    skip(valueLength);
    count.rows++;
    count.bytes += keyLength + valueLength;
    listener.row(mark.tables().get(table), key, keyLength + valueLength);
  }

  private Map<String, Table> tables(StateMark mark) {
    Map<String, Table> tables = new LinkedHashMap<>();
    mark.tables()
        .forEach(
            (number, name) -> {
              Count count = counts.get(number);
              if (count.rows > 0) {
                tables.put(name, new Table(count.rows, count.bytes));
              }
            });
    return tables;
  }

  private void skip(int count) throws IOException {
    for (int left = count; left > 0; ) {
      int part = Math.min(left, scratch.length);
      in.readFully(scratch, 0, part);
      left -= part;
    }
  }

  private int length(int limit) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > limit) {
      throw damaged("a length is beyond " + limit);
    }
    return length;
  }

  static IOException damaged(String why) {
    return new IOException("failed to read the state in the snapshot: " + why);
  }
}
