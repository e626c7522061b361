package io.praetor.gossip.internal.wire;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.Message;

/** The other direction of {@link MemberlistEncoder}. */
final class MemberlistDecoder {

  private final int defaultPort;

  /**
   * Decodes for one pool.
   *
   * @param defaultPort of members that name none
   */
  MemberlistDecoder(int defaultPort) {
    this.defaultPort = defaultPort;
  }

  /** Decodes what follows the type byte, up to the end. */
  Message decode(int type, MsgpackReader in) throws MalformedMessageException {
    return switch (type) {
      case MessageType.PING -> ping(in.struct());
      case MessageType.INDIRECT_PING -> indirectPing(in.struct());
      case MessageType.ACK -> ack(in.struct());
      case MessageType.NACK -> new Message.Nack(sequence(in.struct()));
      case MessageType.SUSPECT -> suspect(in.struct());
      case MessageType.ALIVE -> new Message.Alive(NodeFormat.readAlive(in.struct(), defaultPort));
      case MessageType.DEAD -> dead(in.struct());
      case MessageType.USER -> new Message.User(in.plain(in.remaining()));
      default -> throw new MalformedMessageException("msg type (" + type + ") not supported");
    };
  }

  private static Message ping(MsgpackStruct in) throws MalformedMessageException {
    return new Message.Ping(
        sequence(in), in.string(Field.NODE), source(in), in.string(Field.SOURCE_NODE));
  }

  private Message indirectPing(MsgpackStruct in) throws MalformedMessageException {
    return new Message.IndirectPing(
        sequence(in),
        NodeFormat.endpoint(in, Field.TARGET, Field.PORT, defaultPort),
        in.string(Field.NODE),
        in.bool(Field.NACK),
        source(in),
        in.string(Field.SOURCE_NODE));
  }

  private static Message ack(MsgpackStruct in) throws MalformedMessageException {
    return new Message.Ack(sequence(in), in.raw(Field.PAYLOAD));
  }

  private static Message suspect(MsgpackStruct in) throws MalformedMessageException {
    return new Message.Suspect(incarnation(in), in.string(Field.NODE), in.string(Field.FROM));
  }

  private static Message dead(MsgpackStruct in) throws MalformedMessageException {
    return new Message.Dead(incarnation(in), in.string(Field.NODE), in.string(Field.FROM));
  }

  /** Counts only when both address and port are there; else the answer goes where it came from. */
  private static Endpoint source(MsgpackStruct in) throws MalformedMessageException {
    if (in.raw(Field.SOURCE_ADDRESS).length == 0 || in.integer(Field.SOURCE_PORT) == 0) {
      return null;
    }
    return NodeFormat.endpoint(in, Field.SOURCE_ADDRESS, Field.SOURCE_PORT, 0);
  }

  private static long sequence(MsgpackStruct in) throws MalformedMessageException {
    return in.integer(Field.SEQUENCE, NodeFormat.MAX_UINT32);
  }

  private static long incarnation(MsgpackStruct in) throws MalformedMessageException {
    return in.integer(Field.INCARNATION, NodeFormat.MAX_UINT32);
  }
}
