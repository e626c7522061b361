package io.praetor.dns.internal.message;

import java.util.Optional;

/**
 * Reads what clients send. What is no question is answered as Consul's library does: without a
 * header nothing, and with one a refusal that is no larger than what came in.
 */
public final class QueryReader {

  static final int HEADER_BYTES = 12;

  static final int RESPONSE = 0x8000;
  static final int RECURSION_DESIRED = 0x0100;
  static final int CHECKING_DISABLED = 0x0010;

  private static final int NOTIFY = 4;

  /** Beyond one question: what notifications, transfers, EDNS and signatures bring along. */
  private static final int ANSWERS_MAX = 1;

  private static final int AUTHORITIES_MAX = 1;
  private static final int ADDITIONALS_MAX = 2;

  private QueryReader() {}

  /** What the bytes are. */
  public static Incoming read(byte[] message) {
    if (message.length < HEADER_BYTES) {
      return new Incoming.Ignored();
    }
    MessageCursor in = new MessageCursor(message);
    int id;
    int flags;
    try {
      id = in.number16();
      flags = in.number16();
      int opcode = flags >> 11 & 0xf;
      if ((flags & RESPONSE) != 0) {
        return new Incoming.Ignored();
      }
      if (opcode != 0 && opcode != NOTIFY) {
        return rejected(id, opcode, flags, ResponseCode.NOT_IMPLEMENTED);
      }
      return new Incoming.Asked(query(in, id, flags));
    } catch (MalformedMessageException e) {
      return malformed(message);
    }
  }

  private static Incoming malformed(byte[] message) {
    int id = (message[0] & 0xff) << 8 | (message[1] & 0xff);
    int flags = (message[2] & 0xff) << 8 | (message[3] & 0xff);
    return rejected(id, 0, flags, ResponseCode.FORMAT_ERROR);
  }

  private static Incoming rejected(int id, int opcode, int flags, ResponseCode code) {
    return new Incoming.Rejected(id, opcode, (flags & RECURSION_DESIRED) != 0, code);
  }

  private static Query query(MessageCursor in, int id, int flags) throws MalformedMessageException {
    int questions = in.number16();
    int answers = in.number16();
    int authorities = in.number16();
    int additionals = in.number16();
    if (questions != 1
        || answers > ANSWERS_MAX
        || authorities > AUTHORITIES_MAX
        || additionals > ADDITIONALS_MAX) {
      throw new MalformedMessageException("too much for a question");
    }
    Question question = new Question(in.name(), in.number16(), in.number16());
    for (int i = 0; i < answers + authorities; i++) {
      record(in);
    }
    Optional<Edns> edns = Optional.empty();
    for (int i = 0; i < additionals; i++) {
      Optional<Edns> found = record(in);
      edns = edns.isPresent() ? edns : found;
    }
    return new Query(
        id, (flags & RECURSION_DESIRED) != 0, (flags & CHECKING_DISABLED) != 0, question, edns);
  }

  /** Reads over a record; what it says when it is OPT. */
  private static Optional<Edns> record(MessageCursor in) throws MalformedMessageException {
    in.name();
    int type = in.number16();
    int dnsClass = in.number16();
    in.number32();
    byte[] data = in.bytes(in.number16());
    return type == RecordType.OPT
        ? Optional.of(new Edns(dnsClass, subnet(new MessageCursor(data), data.length)))
        : Optional.empty();
  }

  private static Optional<ClientSubnet> subnet(MessageCursor in, int length)
      throws MalformedMessageException {
    Optional<ClientSubnet> subnet = Optional.empty();
    while (in.position() < length) {
      int option = in.number16();
      byte[] value = in.bytes(in.number16());
      if (option == ClientSubnet.OPTION && subnet.isEmpty()) {
        MessageCursor fields = new MessageCursor(value);
        int family = fields.number16();
        int source = fields.octet();
        int scope = fields.octet();
        byte[] address = fields.bytes(value.length - fields.position());
        subnet = Optional.of(new ClientSubnet(family, source, scope, address));
        if (subnet.get().host().isEmpty()) {
          throw new MalformedMessageException("a subnet of no address family");
        }
      }
    }
    return subnet;
  }
}
