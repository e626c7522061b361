package io.praetor.gossip.internal.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Collects the bytes of one message that comes over TCP. Only encrypted messages say how long they
 * are, and the sender keeps the connection open for the answer, so that the end must be found in
 * the message itself. Memory grows with what comes in, never with what is announced. Not
 * thread-safe.
 */
public final class StreamReader {

  private static final int INITIAL_BYTES = 1_024;

  private final WireOptions options;
  private final int maxBytes;
  private final StreamCodec codec;
  private final ValueScanner values = new ValueScanner();

  private byte[] bytes = new byte[INITIAL_BYTES];
  private int size;

  /** Up to here it is known what the bytes are. */
  private int scanned;

  /** The type, -1 until it is there. */
  private int type = -1;

  /** Whether a length that comes first has been read. */
  private boolean headerRead;

  /** Bytes that come after all values. */
  private long trailing;

  StreamReader(WireOptions options, int maxBytes, StreamCodec codec) {
    this.options = options;
    this.maxBytes = maxBytes;
    this.codec = codec;
  }

  /** How many bytes it holds. */
  public int size() {
    return size;
  }

  /**
   * Takes more bytes, all that the buffer has, and returns the message once it is whole, else null.
   */
  public StreamMessage offer(ByteBuffer more) throws MalformedMessageException {
    append(more);
    return whole() ? codec.decode(bytes, scanned + (int) trailing) : null;
  }

  private void append(ByteBuffer more) throws MalformedMessageException {
    int count = more.remaining();
    requireLimit((long) size + count);
    if (size + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + count, bytes.length * 2));
    }
    more.get(bytes, size, count);
    size += count;
  }

  private boolean whole() throws MalformedMessageException {
    if (type < 0 && !readType()) {
      return false;
    }
    if (!headerRead && !readHeader()) {
      return false;
    }
    scanned = values.scan(bytes, scanned, size);
    return values.done() && trailing <= size - scanned;
  }

  private boolean readType() throws MalformedMessageException {
    if (size == 0) {
      return false;
    }
    type = bytes[0] & 0xff;
    scanned = 1;
    options.admitStream(type);
    switch (type) {
      case MessageType.PUSH_PULL, MessageType.USER -> values.expect(1);
      case MessageType.COMPRESSED, MessageType.PING, MessageType.ACK, MessageType.ERROR -> {
        values.expect(1);
        headerRead = true;
      }
      default -> requireEncrypted();
    }
    return true;
  }

  private void requireEncrypted() throws MalformedMessageException {
    if (type != MessageType.ENCRYPTED) {
      throw StreamCodec.invalid(type);
    }
  }

  private boolean readHeader() throws MalformedMessageException {
    if (type == MessageType.ENCRYPTED) {
      return size >= StreamCodec.ENCRYPTED_HEADER_BYTES && readLength();
    }
    scanned = values.scan(bytes, scanned, size);
    if (!values.done()) {
      return false;
    }
    readCounts(new MsgpackReader(bytes, 1, scanned).struct());
    return true;
  }

  private boolean readLength() throws MalformedMessageException {
    scanned = StreamCodec.ENCRYPTED_HEADER_BYTES;
    announce(ByteBuffer.wrap(bytes).getInt(1) & 0xffff_ffffL);
    return true;
  }

  private void readCounts(MsgpackStruct header) throws MalformedMessageException {
    if (type == MessageType.PUSH_PULL) {
      values.expect(header.integer(Field.NODES, StreamCodec.MAX_NODES));
      announce(header.integer(Field.USER_STATE_BYTES, Integer.MAX_VALUE));
    } else {
      announce(header.integer(Field.USER_MESSAGE_BYTES, Integer.MAX_VALUE));
    }
  }

  private void announce(long count) throws MalformedMessageException {
    requireLimit(count);
    trailing = count;
    headerRead = true;
  }

  private void requireLimit(long count) throws MalformedMessageException {
    if (count > maxBytes) {
      throw new MalformedMessageException(
          "Remote node state is larger than limit (" + maxBytes + ")");
    }
  }
}
