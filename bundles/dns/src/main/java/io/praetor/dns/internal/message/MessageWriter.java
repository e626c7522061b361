package io.praetor.dns.internal.message;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes one message. */
public final class MessageWriter {

  private static final int START_BYTES = 512;
  private static final int AUTHORITATIVE = 0x0400;
  private static final int TRUNCATED = 0x0200;
  private static final int RECURSION_AVAILABLE = 0x0080;
  private static final int POINTER = 0xc000;

  private final NameTable names;
  private byte[] message = new byte[START_BYTES];
  private int length;

  private MessageWriter(boolean compress) {
    names = compress ? new NameTable() : null;
  }

  /**
   * The bytes of an answer.
   *
   * @param compress whether names are left out that stand somewhere already
   */
  public static byte[] write(Response response, boolean compress) {
    MessageWriter out = new MessageWriter(compress);
    out.response(response);
    return Arrays.copyOf(out.message, out.length);
  }

  /** The bytes of a question. */
  public static byte[] write(Query query) {
    MessageWriter out = new MessageWriter(false);
    int flags =
        (query.recursionDesired() ? QueryReader.RECURSION_DESIRED : 0)
            | (query.checkingDisabled() ? QueryReader.CHECKING_DISABLED : 0);
    out.head(query.id(), flags, 1, 0, 0, query.edns().isPresent() ? 1 : 0);
    out.question(query.question());
    query.edns().ifPresent(out::edns);
    return Arrays.copyOf(out.message, out.length);
  }

  /** The bytes of a refusal to look at what came in. */
  public static byte[] write(Incoming.Rejected rejected) {
    MessageWriter out = new MessageWriter(false);
    int flags =
        QueryReader.RESPONSE
            | rejected.opcode() << 11
            | (rejected.recursionDesired() ? QueryReader.RECURSION_DESIRED : 0)
            | rejected.code().number();
    out.head(rejected.id(), flags, 0, 0, 0, 0);
    return Arrays.copyOf(out.message, out.length);
  }

  private void response(Response response) {
    Query query = response.query();
    Optional<Edns> edns = response.edns();
    int flags =
        QueryReader.RESPONSE
            | (response.authoritative() ? AUTHORITATIVE : 0)
            | (response.truncated() ? TRUNCATED : 0)
            | (query.recursionDesired() ? QueryReader.RECURSION_DESIRED : 0)
            | (response.recursionAvailable() ? RECURSION_AVAILABLE : 0)
            | (query.checkingDisabled() ? QueryReader.CHECKING_DISABLED : 0)
            | response.code().number();
    head(
        query.id(),
        flags,
        1,
        response.answers().size(),
        response.authorities().size(),
        response.additionals().size() + (edns.isPresent() ? 1 : 0));
    question(query.question());
    records(response.answers());
    records(response.authorities());
    records(response.additionals());
    edns.ifPresent(this::edns);
  }

  private void head(
      int id, int flags, int questions, int answers, int authorities, int additionals) {
    number16(id);
    number16(flags);
    number16(questions);
    number16(answers);
    number16(authorities);
    number16(additionals);
  }

  private void question(Question question) {
    name(question.name(), true);
    number16(question.type());
    number16(question.dnsClass());
  }

  private void records(List<ResourceRecord> records) {
    for (ResourceRecord record : records) {
      name(record.owner(), true);
      RecordData data = record.data();
      number16(data.type());
      number16(Question.INTERNET);
      number32(record.ttlSeconds());
      number16(0);
      int start = length;
      data(data);
      int end = length;
      length = start - 2;
      number16(end - start);
      length = end;
    }
  }

  private void data(RecordData data) {
    if (data instanceof RecordData.Address address) {
      bytes(address.octets());
    } else if (data instanceof RecordData.Name name) {
      name(name.target(), true);
    } else if (data instanceof RecordData.Service service) {
      number16(service.priority());
      number16(service.weight());
      number16(service.port());
      // RFC 2782: the target is always written in full.
      name(service.target(), false);
    } else if (data instanceof RecordData.Text text) {
      for (byte[] part : text.parts()) {
        octet(part.length);
        bytes(part);
      }
    } else if (data instanceof RecordData.Authority authority) {
      name(authority.server(), true);
      name(authority.mailbox(), true);
      number32(authority.serial());
      number32(authority.refresh());
      number32(authority.retry());
      number32(authority.expire());
      number32(authority.minimum());
    }
  }

  private void edns(Edns edns) {
    name(DomainName.ROOT, true);
    number16(RecordType.OPT);
    number16(edns.payloadBytes());
    number32(0);
    if (edns.subnet().isEmpty()) {
      number16(0);
      return;
    }
    ClientSubnet subnet = edns.subnet().get();
    int content = subnet.address().length + 4;
    number16(content + 4);
    number16(ClientSubnet.OPTION);
    number16(content);
    number16(subnet.family());
    octet(subnet.sourceBits());
    octet(subnet.scopeBits());
    bytes(subnet.address());
  }

  /**
   * A name. Its ends are known from the longest that stood somewhere before; the longer ones stand
   * here first, and are remembered when all of it is written.
   */
  private void name(DomainName name, boolean mayPoint) {
    byte[] wire = name.wire();
    if (names == null || wire.length == 1) {
      bytes(wire);
      return;
    }
    int start = length;
    int ends = names.hashEnds(wire);
    int known = -1;
    int fresh = 0;
    while (fresh < ends && known < 0) {
      known = names.find(message, wire, fresh);
      fresh += known < 0 ? 1 : 0;
    }
    if (known >= 0 && mayPoint) {
      bytes(wire, 0, names.offset(fresh));
      number16(POINTER | known);
    } else {
      bytes(wire);
    }
    for (int end = 0; end < fresh; end++) {
      names.add(end, start + names.offset(end));
    }
  }

  private void octet(int octet) {
    room(1);
    message[length++] = (byte) octet;
  }

  private void number16(int number) {
    room(2);
    message[length++] = (byte) (number >> 8);
    message[length++] = (byte) number;
  }

  private void number32(long number) {
    number16((int) (number >> 16));
    number16((int) number);
  }

  private void bytes(byte[] bytes) {
    bytes(bytes, 0, bytes.length);
  }

  private void bytes(byte[] bytes, int offset, int count) {
    room(count);
    System.arraycopy(bytes, offset, message, length, count);
    length += count;
  }

  private void room(int count) {
    if (message.length - length < count) {
      message = Arrays.copyOf(message, Math.max(message.length * 2, length + count));
    }
  }
}
