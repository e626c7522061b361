package io.praetor.raft.internal.transport;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * A message of the protocol {@code raft}: a head of fixed size before the protobuf message of
 * Ratis, so that a stranger's is refused before anything of it is parsed.
 *
 * <pre>
 * byte     version, 1
 * byte     kind
 * byte     1 when the sender was told by the leader to take over
 * 16 bytes group id
 * bytes    message
 * </pre>
 *
 * The answer is the protobuf message alone.
 */
record RaftMessage(Kind kind, boolean takeover, UUID group, ByteBuffer body) {

  static final byte VERSION = 1;

  private static final int HEAD_BYTES = 3 + 2 * Long.BYTES;

  /** What the message is. */
  enum Kind {
    VOTE(0),
    APPEND(1),
    SNAPSHOT_NOTE(2),
    TAKE_OVER(3);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    private static Kind of(int number) throws MalformedMessageException {
      for (Kind kind : values()) {
        if (kind.number == number) {
          return kind;
        }
      }
      throw new MalformedMessageException("kind " + number + " is not known");
    }
  }

  static byte[] encode(Kind kind, boolean takeover, UUID group, byte[] body) {
    return ByteBuffer.allocate(HEAD_BYTES + body.length)
        .put(VERSION)
        .put((byte) kind.number)
        .put((byte) (takeover ? 1 : 0))
        .putLong(group.getMostSignificantBits())
        .putLong(group.getLeastSignificantBits())
        .put(body)
        .array();
  }

  static RaftMessage decode(byte[] bytes) throws MalformedMessageException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.remaining() < HEAD_BYTES) {
      throw new MalformedMessageException("a message of " + bytes.length + " bytes");
    }
    byte version = in.get();
    if (version != VERSION) {
      throw new MalformedMessageException("version " + version + " is not known");
    }
    Kind kind = Kind.of(in.get());
    boolean takeover = in.get() == 1;
    UUID group = new UUID(in.getLong(), in.getLong());
    return new RaftMessage(kind, takeover, group, in.slice());
  }
}
