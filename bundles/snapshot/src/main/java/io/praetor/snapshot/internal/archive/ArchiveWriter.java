package io.praetor.snapshot.internal.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * Writes an archive into a file in one pass. A tar archive has the size of a file in front of it,
 * and the size of the state is known at its end; so the state is compressed into its place, and
 * what belongs before it is written into a gap of fixed size, a gzip member of its own.
 */
public final class ArchiveWriter {

  /** Room for header and metadata: those of a hundred servers take a third of it. */
  static final int FRONT_BYTES = 16 * 1024;

  private static final int END_BYTES = 2 * TarHeader.BLOCK_BYTES;

  private final FileChannel file;
  private final long time;
  private final Sums sums = new Sums();

  private ArchiveWriter(FileChannel file, long time) {
    this.file = file;
    this.time = time;
  }

  /**
   * Writes an archive. When it fails the file holds garbage.
   *
   * @param file empty
   * @param time seconds of the epoch, for the files inside
   * @return what the archive says of itself
   */
  public static SnapshotMeta write(FileChannel file, long time, StateWriter state)
      throws IOException {
    return new ArchiveWriter(file, time).write(state);
  }

  private SnapshotMeta write(StateWriter writer) throws IOException {
    file.position(FRONT_BYTES);
    OutputStream out = Channels.newOutputStream(file);
    MessageDigest digest = Sums.digest();
    SnapshotMeta told;
    CountedOutput state = new CountedOutput(GzipMember.large(out));
    try (state) {
      told = writer.write(new DigestOutputStream(state, digest));
    }
    SnapshotMeta meta = told.withSize(state.count());
    sums.add(ArchiveReader.STATE, digest);
    byte[] front = front(meta);
    try (OutputStream back = GzipMember.large(out)) {
      back.write(back(meta));
    }
    ByteBuffer start = ByteBuffer.wrap(GzipMember.padded(front, FRONT_BYTES));
    while (start.hasRemaining()) {
      file.write(start, start.position());
    }
    return meta;
  }

  /** Everything before the state's first byte. */
  private byte[] front(SnapshotMeta meta) throws IOException {
    byte[] json = MetaJson.encode(meta);
    MessageDigest digest = Sums.digest();
    digest.update(json);
    sums.add(ArchiveReader.META, digest);
    ByteArrayOutputStream front = new ByteArrayOutputStream();
    file(front, ArchiveReader.META, json);
    front.writeBytes(new TarHeader(ArchiveReader.STATE, meta.size()).encode(time));
    return front.toByteArray();
  }

  /** Everything behind the state's last byte. */
  private byte[] back(SnapshotMeta meta) {
    ByteArrayOutputStream back = new ByteArrayOutputStream();
    back.writeBytes(new byte[new TarHeader(ArchiveReader.STATE, meta.size()).padding()]);
    file(back, ArchiveReader.SUMS, sums.encode());
    back.writeBytes(new byte[END_BYTES]);
    return back.toByteArray();
  }

  private void file(ByteArrayOutputStream out, String name, byte[] content) {
    TarHeader header = new TarHeader(name, content.length);
    out.writeBytes(header.encode(time));
    out.writeBytes(content);
    out.writeBytes(new byte[header.padding()]);
  }
}
