package io.praetor.storage.mvstore.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * One MVStore file: rows and the mark. What was changed since the last {@link #commit} is gone
 * after a crash, and nothing else.
 */
final class RowsFile {

  /** The state is in memory: after the start this is only for the paths to what is written. */
  private static final int CACHE_MIB = 8;

  /**
   * Pages are decoded and kept until the commit, so a change far from all others costs one. Small
   * ones make that bearable.
   */
  private static final int PAGE_BYTES = 4 * 1024;

  /** A file shorter than this was never begun in earnest: MVStore writes two blocks first. */
  private static final long HEADER_BYTES = 2 * 4096;

  /** How MVStore's files begin. */
  private static final byte[] MAGIC = "H:2".getBytes(StandardCharsets.US_ASCII);

  /** Share of a file that is to be in use, in percent; below it, rows are moved together. */
  private static final int FILL_PERCENT = 50;

  /** What one commit may move for that. */
  private static final int COMPACT_BYTES = 2 << 20;

  private static final byte[] MARK = {};

  /** Where the version is noted to which an unfinished batch leads back. */
  private static final byte[] UNFINISHED = {1};

  private final MVStore store;
  private final MVMap<byte[], byte[]> rows;
  private final MVMap<byte[], byte[]> marks;

  private RowsFile(MVStore store) {
    this.store = store;
    rows = store.openMap("rows", types());
    marks = store.openMap("mark", types());
  }

  static RowsFile open(Path file) throws IOException {
    discardStump(file);
    try {
      // Nothing is written by itself: then there is no thread, and no half batch on disk.
      MVStore store =
          new MVStore.Builder()
              .fileName(file.toString())
              .autoCommitDisabled()
              .cacheSize(CACHE_MIB)
              .pageSplitSize(PAGE_BYTES)
              .open();
      return opened(store);
    } catch (MVStoreException e) {
      if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
        throw new IOException(file + " is in use by another process", e);
      }
      throw failure("open", e);
    } catch (RuntimeException e) {
      throw new IOException("cannot open the MVStore " + file + ": " + e.getMessage(), e);
    }
  }

  private static RowsFile opened(MVStore store) {
    try {
      return new RowsFile(store);
    } catch (RuntimeException | Error e) {
      store.closeImmediately();
      throw e;
    }
  }

  /** A file from whose creation a crash has left less than a header holds nothing. */
  private static void discardStump(Path file) throws IOException {
    if (!Files.exists(file) || Files.size(file) >= HEADER_BYTES) {
      return;
    }
    byte[] content = Files.readAllBytes(file);
    int length = Math.min(content.length, MAGIC.length);
    if (!Arrays.equals(content, 0, length, MAGIC, 0, length)) {
      throw new IOException(file + " is no MVStore");
    }
    Files.delete(file);
  }

  byte[] mark() {
    return marks.get(MARK);
  }

  /** Sets the mark; the batch before it is whole. */
  void mark(byte[] mark) {
    marks.put(MARK, mark);
    marks.remove(UNFINISHED);
  }

  /** From now on there is a part of a batch, until the next mark. */
  void begin() {
    if (!isUnfinished()) {
      marks.put(UNFINISHED, ByteBuffer.allocate(Long.BYTES).putLong(0, version()).array());
    }
  }

  boolean isUnfinished() {
    return marks.containsKey(UNFINISHED);
  }

  /** Goes back to before the part of a batch. */
  void rollBack() {
    store.rollbackTo(ByteBuffer.wrap(marks.get(UNFINISHED)).getLong());
    store.commit();
    store.sync();
  }

  private long version() {
    return store.getCurrentVersion();
  }

  void put(byte[] key, byte[] value) {
    if (value == null) {
      rows.remove(key);
    } else {
      rows.put(key, value);
    }
  }

  /** Behind all keys that are there. */
  void append(byte[] key, byte[] value) {
    rows.append(key, value);
  }

  Cursor<byte[], byte[]> rows() {
    return rows.cursor(null);
  }

  /** A crash of the process leaves it alone from now on. */
  void commit() {
    store.commit();
  }

  /** Commits; a crash of the machine leaves it alone, too. */
  void sync() {
    store.compact(FILL_PERCENT, COMPACT_BYTES);
    store.commit();
    store.sync();
  }

  /** Forgets what was not committed. All that counts was synced, so nothing is written. */
  void close() {
    store.closeImmediately();
  }

  static IOException failure(String action, RuntimeException cause) {
    return new IOException("cannot " + action + " the MVStore: " + cause.getMessage(), cause);
  }

  /** Puts a file into the place of another, so that a crash finds one or the other. */
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    syncDirectory(to.getParent());
  }

  static void syncDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static MVMap.Builder<byte[], byte[]> types() {
    return new MVMap.Builder<byte[], byte[]>()
        .keyType(BytesType.INSTANCE)
        .valueType(BytesType.INSTANCE);
  }
}
