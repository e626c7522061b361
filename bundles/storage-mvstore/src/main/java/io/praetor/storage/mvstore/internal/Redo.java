package io.praetor.storage.mvstore.internal;

import io.praetor.spi.storage.Change;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A batch that is too large for one commit, in a file of its own before any of it is in the rows.
 * Its changes say what keys hold and not what is done to them, so doing half of it, and after a
 * crash all of it, is the same as doing it once.
 *
 * <p>Length of the mark that the rows have before, or -1 for none, that mark; of each change key
 * length, key, value length or -1, value; then -1, length of the mark, mark, CRC-32C. Numbers are
 * four bytes. Without a right end it is no batch, and a disk that brings back one that was deleted
 * brings it back to rows with another mark.
 */
final class Redo {

  private static final int END = -1;
  private static final int ABSENT = -1;
  private static final int BUFFER_BYTES = 64 * 1024;

  /** Far beyond any row; protects from a length that is garbage. */
  private static final int MAX_BYTES = 64 << 20;

  /** What a batch consists of, in order. */
  interface Visitor {

    void change(Change change) throws IOException;

    void mark(byte[] mark) throws IOException;
  }

  private final Path file;

  Redo(Path file) {
    this.file = file;
  }

  boolean exists() {
    return Files.exists(file);
  }

  /**
   * Returns when a crash cannot undo it; a source that breaks off leaves nothing.
   *
   * @param before the mark of the rows that it is for, or null
   */
  void write(byte[] before, Iterable<Change> first, Iterator<Change> rest, byte[] mark)
      throws IOException {
    boolean whole = false;
    try (FileOutputStream stream = new FileOutputStream(file.toFile())) {
      CRC32C sum = new CRC32C();
      DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(new CheckedOutputStream(stream, sum), BUFFER_BYTES));
      writeOptional(out, before);
      for (Change change : first) {
        write(out, change);
      }
      while (rest.hasNext()) {
        write(out, rest.next());
      }
      out.writeInt(END);
      writeBlock(out, mark);
      out.flush();
      out.writeInt((int) sum.getValue());
      out.flush();
      stream.getFD().sync();
      whole = true;
    } finally {
      if (!whole) {
        delete();
      }
    }
    RowsFile.syncDirectory(file.getParent());
  }

  /** Whether there is a batch, and its end is right. */
  boolean isWhole() throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      CRC32C sum = new CRC32C();
      DataInputStream in =
          new DataInputStream(
              new CheckedInputStream(new BufferedInputStream(stream, BUFFER_BYTES), sum));
      readOptional(in);
      int length = in.readInt();
      while (length != END) {
        readBlock(in, length);
        readOptional(in);
        length = in.readInt();
      }
      readBlock(in, in.readInt());
      int expected = (int) sum.getValue();
      return in.readInt() == expected && in.read() < 0;
    } catch (EOFException e) {
      return false;
    }
  }

  /** Whether a whole batch is for rows with this mark, which may be null. */
  boolean isFor(byte[] mark) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      return Arrays.equals(readOptional(in), mark);
    }
  }

  /** Shows a whole batch. */
  void read(Visitor visitor) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
      readOptional(in);
      int length = in.readInt();
      while (length != END) {
        byte[] key = readBlock(in, length);
        visitor.change(new Change(key, readOptional(in)));
        length = in.readInt();
      }
      visitor.mark(readBlock(in, in.readInt()));
    }
  }

  /** Returns when a crash does not bring it back. */
  void delete() throws IOException {
    if (Files.deleteIfExists(file)) {
      RowsFile.syncDirectory(file.getParent());
    }
  }

  private static void write(DataOutputStream out, Change change) throws IOException {
    writeBlock(out, change.key());
    writeOptional(out, change.value());
  }

  private static void writeOptional(DataOutputStream out, byte[] bytes) throws IOException {
    if (bytes == null) {
      out.writeInt(ABSENT);
    } else {
      writeBlock(out, bytes);
    }
  }

  private static void writeBlock(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readOptional(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length == ABSENT ? null : readBlock(in, length);
  }

  private static byte[] readBlock(DataInputStream in, int length) throws IOException {
    if (length < 0 || length > MAX_BYTES) {
      throw new EOFException("a length of " + length);
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }
}
