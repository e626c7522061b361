package io.praetor.state.internal.durable;

import io.praetor.api.state.Snapshots.Contents;
import io.praetor.spi.storage.Change;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Schema;
import io.praetor.state.internal.wire.MalformedDataException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The whole state as a stream: magic, version, mark, rows in key order, an empty key, and the
 * CRC-32C of all that. Only a stream that is whole and checked becomes a version.
 */
public final class Snapshot {

  private static final long MAGIC = 0x50524145_544f5253L; // "PRAETORS"
  private static final int VERSION = 1;
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int MAX_MARK_BYTES = 64 * 1024;
  private static final int MAX_KEY_BYTES = Schema.MAX_KEY_BYTES + 1;

  /** Far beyond any row; protects from a length that is garbage. */
  private static final int MAX_VALUE_BYTES = 64 << 20;

  /** Where the rows of a snapshot go. */
  private interface Rows {

    void entry(byte[] key, byte[] value) throws IOException;
  }

  private Snapshot() {}

  public static Contents write(Root root, OutputStream stream) throws IOException {
    Tally tally = new Tally(root.schema());
    CRC32C sum = new CRC32C();
    DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new CheckedOutputStream(stream, sum), BUFFER_BYTES));
    out.writeLong(MAGIC);
    out.writeByte(VERSION);
    writeBlock(out, StateMark.of(root).encode(root.schema()));
    RootChanges rows = new RootChanges(Root.empty(root.schema()), root);
    while (rows.hasNext()) {
      Change row = rows.next();
      writeBlock(out, row.key());
      writeBlock(out, row.value());
      tally.row(row.key(), row.value());
    }
    out.writeInt(0);
    out.flush();
    out.writeInt((int) sum.getValue());
    out.flush();
    return tally.contents(root.position(), root.index());
  }

  /** Reads to the end of the snapshot, perhaps a buffer further. */
  public static Root read(Schema schema, InputStream stream) throws IOException {
    RootAssembly rows = new RootAssembly(schema);
    return rows.build(scan(schema, new BufferedInputStream(stream, BUFFER_BYTES), rows::entry));
  }

  /** Reads to the end of the stream, which must be that of the snapshot, and keeps nothing. */
  public static Contents verify(Schema schema, InputStream stream) throws IOException {
    Tally tally = new Tally(schema);
    InputStream in = new BufferedInputStream(stream, BUFFER_BYTES);
    StateMark mark = scan(schema, in, new RowCheck(schema, tally)::entry);
    if (mark.index() < Root.FIRST_INDEX) {
      throw new MalformedDataException("index " + mark.index() + " is none");
    }
    if (in.read() >= 0) {
      throw new MalformedDataException("something follows the snapshot");
    }
    return tally.contents(mark.position(), mark.index());
  }

  private static StateMark scan(Schema schema, InputStream stream, Rows rows) throws IOException {
    CRC32C sum = new CRC32C();
    DataInputStream in = new DataInputStream(new CheckedInputStream(stream, sum));
    if (in.readLong() != MAGIC) {
      throw new MalformedDataException("not a snapshot");
    }
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new MalformedDataException("snapshot version " + version + " is not known");
    }
    StateMark mark = StateMark.decode(readBlock(in, MAX_MARK_BYTES), schema);
    byte[] key = readBlock(in, MAX_KEY_BYTES);
    while (key.length > 0) {
      rows.entry(key, readBlock(in, MAX_VALUE_BYTES));
      key = readBlock(in, MAX_KEY_BYTES);
    }
    int expected = (int) sum.getValue();
    if (in.readInt() != expected) {
      throw new MalformedDataException("the snapshot is damaged");
    }
    return mark;
  }

  private static void writeBlock(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBlock(DataInputStream in, int limit) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > limit) {
      throw new MalformedDataException("a length is beyond " + limit);
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new MalformedDataException("ends too early");
    }
    return bytes;
  }
}
