package io.praetor.raft.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Reads the records of one log file, the way Ratis writes them: the header {@code RaftLog1}, then
 * for each entry its length as a varint, the entry (protobuf; its first fields are term and index),
 * and a CRC-32C of both. Zeros may follow.
 */
final class SegmentScan {

  static final byte[] HEADER = "RaftLog1".getBytes(StandardCharsets.US_ASCII);

  /** A disk writes this much at once or not at all. */
  private static final int SECTOR_BYTES = 512;

  private static final int TERM_TAG = 1 << 3;
  private static final int INDEX_TAG = 2 << 3;
  private static final int VARINT_BYTES_MAX = 10;

  private final byte[] file;
  private final CRC32C checksum = new CRC32C();

  private int position;
  private long entries;
  private long firstIndex = -1;
  private long lastIndex = -1;
  private long lastTerm;

  /** Reads records from the beginning, up to the first that is not whole. */
  SegmentScan(byte[] file) {
    this.file = file;
    if (hasHeader()) {
      position = HEADER.length;
      for (Entry next; (next = entryAt(position, lastIndex + 1)) != null && follows(next); ) {
        take(next);
      }
    }
  }

  boolean hasHeader() {
    return file.length >= HEADER.length
        && Arrays.equals(file, 0, HEADER.length, HEADER, 0, HEADER.length);
  }

  long entries() {
    return entries;
  }

  long firstIndex() {
    return firstIndex;
  }

  long lastIndex() {
    return lastIndex;
  }

  long lastTerm() {
    return lastTerm;
  }

  /** Where the first byte lies that belongs to no whole record. */
  int end() {
    return position;
  }

  /** Whether only zeros follow. */
  boolean endsClean() {
    return isZero(position, file.length);
  }

  /**
   * Whether whole entries lie behind the end, of which some must have been acknowledged. The last
   * few may not: they were written without waiting for the one that is bad, and a power failure
   * keeps any subset of their sectors. Then a sector of the bad one was never written.
   *
   * @param unsynced how many entries may be written but not yet synced
   */
  boolean losesEntries(int unsynced) {
    for (int at = position + 1; at < file.length; at++) {
      Entry found = entryAt(at, lastIndex + 1);
      if (found != null) {
        return found.index > lastIndex + unsynced || !hasUnwrittenSector(position, at);
      }
    }
    return false;
  }

  private boolean hasUnwrittenSector(int from, int to) {
    int sector = (from + SECTOR_BYTES - 1) / SECTOR_BYTES * SECTOR_BYTES;
    for (; sector + SECTOR_BYTES <= to; sector += SECTOR_BYTES) {
      if (isZero(sector, sector + SECTOR_BYTES)) {
        return true;
      }
    }
    return false;
  }

  private boolean isZero(int from, int to) {
    for (int i = from; i < to; i++) {
      if (file[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private boolean follows(Entry next) {
    return entries == 0 || next.index == lastIndex + 1;
  }

  private void take(Entry next) {
    if (entries == 0) {
      firstIndex = next.index;
    }
    entries++;
    lastIndex = next.index;
    lastTerm = next.term;
    position = next.end;
  }

  private record Entry(long term, long index, int end) {}

  /** The entry with at least this index that begins here, or null when none that is whole does. */
  private Entry entryAt(int start, long indexMin) {
    ByteBuffer in = ByteBuffer.wrap(file, start, file.length - start);
    long length = varint(in);
    int body = in.position();
    if (length <= 0 || length > in.remaining() - Integer.BYTES || in.get() != TERM_TAG) {
      return null;
    }
    long term = varint(in);
    // Protobuf leaves out a number that is zero.
    long index = in.hasRemaining() && in.get() == INDEX_TAG ? varint(in) : 0;
    int end = body + (int) length;
    return term > 0 && index >= indexMin && in.position() <= end && matches(start, end)
        ? new Entry(term, index, end + Integer.BYTES)
        : null;
  }

  private boolean matches(int start, int end) {
    checksum.reset();
    checksum.update(file, start, end - start);
    return ByteBuffer.wrap(file).getInt(end) == (int) checksum.getValue();
  }

  /** An unsigned number, or -1 when the bytes hold none. */
  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int i = 0; i < VARINT_BYTES_MAX && in.hasRemaining(); i++) {
      byte next = in.get();
      value |= (long) (next & 0x7f) << (7 * i);
      if (next >= 0) {
        return value;
      }
    }
    return -1;
  }
}
