package io.praetor.gossip.internal.wire;

import io.praetor.gossip.internal.message.FullState;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.NodeRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What goes around a message in a TCP connection: compressed, encrypted. Thread-safe. */
public final class StreamCodec {

  /** What HashiCorp's members take, so more would not be understood either. */
  public static final int MAX_BYTES = 20 * 1024 * 1024;

  /**
   * Twice the largest pools that are known; an invented node has few bytes but costs some hundred.
   */
  static final int MAX_NODES = 65_536;

  /** Type and length in front of encrypted data, which they authenticate. */
  static final int ENCRYPTED_HEADER_BYTES = 1 + Integer.BYTES;

  private final WireOptions options;
  private final int maxBytes;
  private final GossipCipher cipher;
  private final MemberlistDecoder decoder;
  private final MemberlistEncoder encoder = new MemberlistEncoder();

  /**
   * Codes for one pool.
   *
   * @param maxBytes longest message that is taken, as it comes in and decompressed
   */
  public StreamCodec(WireOptions options, int maxBytes) {
    this.options = options;
    this.maxBytes = maxBytes;
    this.cipher = new GossipCipher(options.keys());
    this.decoder = new MemberlistDecoder(options.defaultPort());
  }

  /** Reads one message of a connection. */
  public StreamReader reader() {
    return new StreamReader(options, maxBytes, this);
  }

  public byte[] encode(StreamMessage message) {
    byte[] plain = plain(message);
    byte[] packed = options.compress() ? Compression.compress(plain) : plain;
    return options.encryptsOutgoing() ? encrypt(packed) : packed;
  }

  private byte[] plain(StreamMessage message) {
    if (message instanceof StreamMessage.State state) {
      return state(state.state());
    }
    if (message instanceof StreamMessage.Refusal refusal) {
      MsgpackWriter out = new MsgpackWriter().plain(MessageType.ERROR).map(1);
      return out.string(Field.ERROR).string(refusal.reason()).toByteArray();
    }
    Message single = ((StreamMessage.Single) message).message();
    return single instanceof Message.User user ? user(user) : encoder.encode(single);
  }

  private static byte[] state(FullState state) {
    MsgpackWriter out = new MsgpackWriter().plain(MessageType.PUSH_PULL).map(3);
    out.string(Field.JOIN).bool(state.join());
    out.string(Field.NODES).integer(state.nodes().size());
    out.string(Field.USER_STATE_BYTES).integer(state.user().length);
    for (NodeRecord node : state.nodes()) {
      NodeFormat.writeState(out, node);
    }
    return out.plain(state.user()).toByteArray();
  }

  /** Unlike in a packet, it has its length. */
  private static byte[] user(Message.User user) {
    MsgpackWriter out = new MsgpackWriter().plain(MessageType.USER).map(1);
    out.string(Field.USER_MESSAGE_BYTES).integer(user.payload().length);
    return out.plain(user.payload()).toByteArray();
  }

  private byte[] encrypt(byte[] plain) {
    byte[] header =
        ByteBuffer.allocate(ENCRYPTED_HEADER_BYTES)
            .put((byte) MessageType.ENCRYPTED)
            .putInt(GossipCipher.OVERHEAD_BYTES + plain.length)
            .array();
    byte[] sealed = cipher.encrypt(plain, header);
    return ByteBuffer.allocate(header.length + sealed.length).put(header).put(sealed).array();
  }

  /** Decodes one whole message; bytes that follow it are not looked at. */
  StreamMessage decode(byte[] bytes, int length) throws MalformedMessageException {
    MsgpackReader in = new MsgpackReader(bytes, 0, length);
    int type = type(in);
    options.admitStream(type);
    if (type == MessageType.ENCRYPTED) {
      byte[] header = Arrays.copyOf(bytes, ENCRYPTED_HEADER_BYTES);
      in = new MsgpackReader(cipher.decrypt(bytes, header.length, length, header));
      type = type(in);
    }
    if (type == MessageType.COMPRESSED) {
      in = new MsgpackReader(Compression.decompress(in, maxBytes));
      type = type(in);
    }
    return decode(type, in);
  }

  private StreamMessage decode(int type, MsgpackReader in) throws MalformedMessageException {
    return switch (type) {
      case MessageType.PUSH_PULL -> new StreamMessage.State(state(in));
      case MessageType.ERROR -> new StreamMessage.Refusal(in.struct().string(Field.ERROR));
      case MessageType.USER -> {
        int length = (int) in.struct().integer(Field.USER_MESSAGE_BYTES, MAX_BYTES);
        yield new StreamMessage.Single(new Message.User(in.plain(length)));
      }
      case MessageType.PING, MessageType.ACK -> new StreamMessage.Single(decoder.decode(type, in));
      default -> throw invalid(type);
    };
  }

  private FullState state(MsgpackReader in) throws MalformedMessageException {
    MsgpackStruct header = in.struct();
    long count = header.integer(Field.NODES, MAX_NODES);
    int userBytes = (int) header.integer(Field.USER_STATE_BYTES, MAX_BYTES);
    List<NodeRecord> nodes = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      nodes.add(NodeFormat.readState(in.struct(), options.defaultPort()));
    }
    return new FullState(header.bool(Field.JOIN), List.copyOf(nodes), in.plain(userBytes));
  }

  private static int type(MsgpackReader in) throws MalformedMessageException {
    return in.plain(1)[0] & 0xff;
  }

  static MalformedMessageException invalid(int type) {
    return new MalformedMessageException("Received invalid msgType (" + type + ")");
  }
}
