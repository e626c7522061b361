package io.praetor.snapshot.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/**
 * Reads an archive from its first byte to its last and checks all of it. Needs the memory of a few
 * buffers, whatever the archive's size. Anything that no writer of archives makes is an error.
 */
public final class ArchiveReader {

  static final String META = "meta.json";
  static final String STATE = "state.bin";
  static final String SUMS = "SHA256SUMS";

  /** Largest state; far more than fits into the memory of a server. */
  static final long MAX_STATE_BYTES = 64L << 30;

  /** Largest of the two small files. */
  private static final int MAX_SMALL_BYTES = 1 << 20;

  private final InputStream content;
  private final StateReader stateReader;
  private final Sums sums = new Sums();
  private SnapshotMeta meta;
  private byte[] expectedSums;
  private long stateBytes = -1;
  private IOException badState;

  private ArchiveReader(InputStream content, StateReader stateReader) {
    this.content = content;
    this.stateReader = stateReader;
  }

  /**
   * Reads an archive to its end; closing the stream is left to the caller.
   *
   * @return what it says of itself
   * @throws ArchiveException when it is no whole archive
   * @throws IOException when the stream cannot be read, or the state's reader refuses the state
   */
  public static SnapshotMeta read(InputStream in, StateReader state) throws IOException {
    GzipInput content;
    try {
      content = new GzipInput(in);
    } catch (ArchiveException e) {
      throw e.during("failed to decompress snapshot");
    }
    try (content) {
      ArchiveReader reader = new ArchiveReader(content, state);
      reader.files();
      reader.conclude();
      return reader.meta;
    }
  }

  private void files() throws IOException {
    try {
      TarHeader header = header();
      while (header != null) {
        file(header);
        bytes(header.padding());
        header = header();
      }
      checkIntegrity();
    } catch (ArchiveException e) {
      throw e.during("failed to read snapshot file");
    }
  }

  /** The next header, or null behind the last file. */
  private TarHeader header() throws IOException {
    try {
      byte[] block = bytes(TarHeader.BLOCK_BYTES);
      if (!TarHeader.isEnd(block)) {
        return TarHeader.decode(block);
      }
      if (!TarHeader.isEnd(bytes(TarHeader.BLOCK_BYTES))) {
        throw new ArchiveException("archive/tar: invalid tar header");
      }
      return null;
    } catch (ArchiveException e) {
      throw e.during("failed reading snapshot");
    }
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = content.readNBytes(count);
    if (bytes.length < count) {
      throw ArchiveException.cutShort();
    }
    return bytes;
  }

  private void file(TarHeader header) throws IOException {
    switch (header.name()) {
      case META -> {
        byte[] json = small(header, "failed to read snapshot metadata");
        meta = MetaJson.decode(summed(header, json));
      }
      case STATE -> state(header);
      case SUMS -> {
        if (expectedSums != null) {
          throw twice(header);
        }
        expectedSums = small(header, "failed to read snapshot hashes");
      }
      default ->
          throw new ArchiveException("unexpected file \"" + header.name() + "\" in snapshot");
    }
  }

  private byte[] small(TarHeader header, String failure) throws IOException {
    if (header.size() > MAX_SMALL_BYTES) {
      throw new ArchiveException("file \"" + header.name() + "\" is too large");
    }
    try {
      return bytes((int) header.size());
    } catch (ArchiveException e) {
      throw e.during(failure);
    }
  }

  private byte[] summed(TarHeader header, byte[] bytes) throws ArchiveException {
    MessageDigest digest = Sums.digest();
    digest.update(bytes);
    note(header, digest);
    return bytes;
  }

  private void state(TarHeader header) throws IOException {
    if (header.size() > MAX_STATE_BYTES) {
      throw new ArchiveException("file \"" + header.name() + "\" is too large");
    }
    DigestInputStream state =
        new DigestInputStream(new FileContent(content, header.size()), Sums.digest());
    try {
      badState = problem(state);
      state.transferTo(OutputStream.nullOutputStream());
    } catch (ArchiveException e) {
      throw e.during("failed to read or write snapshot data");
    }
    stateBytes = header.size();
    note(header, state.getMessageDigest());
  }

  /** What is wrong with the state itself, or null. A wrong sum will be the better explanation. */
  private IOException problem(InputStream state) throws ArchiveException {
    try {
      stateReader.read(state);
      return state.read() < 0
          ? null
          : new IOException("there is more behind the state in the snapshot");
    } catch (ArchiveException e) {
      throw e;
    } catch (IOException e) {
      return e;
    }
  }

  private void note(TarHeader header, MessageDigest digest) throws ArchiveException {
    if (!sums.add(header.name(), digest)) {
      throw twice(header);
    }
  }

  private static ArchiveException twice(TarHeader header) {
    return new ArchiveException("file \"" + header.name() + "\" is twice in snapshot");
  }

  private void checkIntegrity() throws ArchiveException {
    try {
      sums.require(META, STATE);
      sums.check(expectedSums == null ? new byte[0] : expectedSums);
    } catch (ArchiveException e) {
      throw e.during("failed checking integrity of snapshot");
    }
    if (meta.size() != stateBytes) {
      throw new ArchiveException("the state has not the size that the metadata tells");
    }
  }

  private void conclude() throws IOException {
    long extra = content.transferTo(OutputStream.nullOutputStream());
    if (extra > 0) {
      throw new ArchiveException(extra + " unread uncompressed bytes remain");
    }
    if (badState != null) {
      throw badState;
    }
  }
}
