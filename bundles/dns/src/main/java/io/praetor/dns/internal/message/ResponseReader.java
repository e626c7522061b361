package io.praetor.dns.internal.message;

import java.util.ArrayList;
import java.util.List;

/** Reads what other servers answer. */
public final class ResponseReader {

  private static final int CODE = 0xf;
  private static final int TRUNCATED = 0x0200;
  private static final int ADDRESS_BYTES = 4;
  private static final int ADDRESS6_BYTES = 16;

  private ResponseReader() {}

  /**
   * The beginning of an answer.
   *
   * @param code number of the {@link ResponseCode}, or another number
   */
  public record Head(int id, int code, boolean truncated, Question question) {}

  /** The beginning of an answer to one question; the rest is not looked at. */
  public static Head head(byte[] message) throws MalformedMessageException {
    return head(new MessageCursor(message));
  }

  private static Head head(MessageCursor in) throws MalformedMessageException {
    int id = in.number16();
    int flags = in.number16();
    int questions = in.number16();
    in.skip(QueryReader.HEADER_BYTES - in.position());
    if ((flags & QueryReader.RESPONSE) == 0 || questions != 1) {
      throw new MalformedMessageException("no answer to one question");
    }
    Question question = new Question(in.name(), in.number16(), in.number16());
    return new Head(id, flags & CODE, (flags & TRUNCATED) != 0, question);
  }

  /** The question of a message that has one, be it a question or an answer. */
  public static Question question(byte[] message) throws MalformedMessageException {
    MessageCursor in = new MessageCursor(message);
    in.skip(QueryReader.HEADER_BYTES);
    return new Question(in.name(), in.number16(), in.number16());
  }

  /** The addresses and other names among the answers. */
  public static List<ResourceRecord> addresses(byte[] message) throws MalformedMessageException {
    MessageCursor counts = new MessageCursor(message);
    counts.skip(6);
    int answers = counts.number16();
    MessageCursor in = new MessageCursor(message);
    head(in);
    List<ResourceRecord> records = new ArrayList<>();
    for (int i = 0; i < answers; i++) {
      DomainName owner = in.name();
      int type = in.number16();
      in.number16();
      long ttl = in.number32();
      int length = in.number16();
      int start = in.position();
      if ((type == RecordType.A && length == ADDRESS_BYTES)
          || (type == RecordType.AAAA && length == ADDRESS6_BYTES)) {
        records.add(new ResourceRecord(owner, ttl, new RecordData.Address(in.bytes(length))));
      } else if (type == RecordType.CNAME) {
        records.add(new ResourceRecord(owner, ttl, new RecordData.Name(type, in.name())));
      }
      in.position(start);
      in.skip(length);
    }
    return records;
  }
}
