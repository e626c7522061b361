package io.praetor.snapshot.internal.save;

import io.praetor.snapshot.internal.archive.ArchiveReader;
import io.praetor.snapshot.internal.archive.SnapshotMeta;
import io.praetor.snapshot.internal.archive.StateReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An archive while it is taken or restored. The file has no name any more once it is open, so that
 * nothing of it is left behind whatever happens. Used by one thread at a time.
 */
public final class ScratchFile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ScratchFile.class);

  private final FileChannel channel;
  private final Runnable closed;
  private boolean over;

  /**
   * @param closed runs when the file is closed
   */
  ScratchFile(FileChannel channel, Runnable closed) {
    this.channel = channel;
    this.closed = closed;
  }

  FileChannel channel() {
    return channel;
  }

  /** Adds bytes at the end. */
  public void append(byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  /** Up to so many bytes from a place on; none at the end. */
  public byte[] read(long place, int limit) throws IOException {
    int length = (int) Math.min(limit, channel.size() - place);
    ByteBuffer bytes = ByteBuffer.allocate(Math.max(0, length));
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, place + bytes.position()) < 0) {
        throw new IOException("the file has become shorter");
      }
    }
    return bytes.array();
  }

  /** Reads the whole archive and checks it, as {@link ArchiveReader#read} does. */
  public SnapshotMeta read(StateReader state) throws IOException {
    channel.position(0);
    InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
    return ArchiveReader.read(in, state);
  }

  /** Frees the space on the disk. */
  @Override
  public void close() throws IOException {
    if (!over) {
      over = true;
      closed.run();
      channel.close();
    }
  }

  /** Closes what nobody needs, whatever the disk says to that. */
  public void discard() {
    try {
      close();
    } catch (IOException e) {
      LOG.warn("the file of a snapshot cannot be closed", e);
    }
  }
}
