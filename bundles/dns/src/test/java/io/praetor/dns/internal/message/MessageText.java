package io.praetor.dns.internal.message;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message as texts that a test can compare.
 *
 * @param flags those that are set, in the order of the header
 * @param code number of the response code
 */
public record MessageText(
    int id,
    String flags,
    int code,
    List<String> answers,
    List<String> authorities,
    List<String> additionals) {

  /** Reads a message that must be whole. */
  public static MessageText of(byte[] message) {
    try {
      return read(new MessageCursor(message), message.length);
    } catch (MalformedMessageException | UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static MessageText read(MessageCursor in, int length)
      throws MalformedMessageException, UnknownHostException {
    int id = in.number16();
    int bits = in.number16();
    int questions = in.number16();
    int[] counts = {in.number16(), in.number16(), in.number16()};
    for (int i = 0; i < questions; i++) {
      in.name();
      in.skip(4);
    }
    List<List<String>> sections = new ArrayList<>();
    for (int count : counts) {
      List<String> records = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        records.add(record(in));
      }
      sections.add(records);
    }
    if (in.position() != length) {
      throw new AssertionError("bytes behind the message");
    }
    return new MessageText(
        id, flags(bits), bits & 0xf, sections.get(0), sections.get(1), sections.get(2));
  }

  private static String flags(int bits) {
    return ((bits & 0x8000) != 0 ? "qr " : "")
        + ((bits & 0x0400) != 0 ? "aa " : "")
        + ((bits & 0x0200) != 0 ? "tc " : "")
        + ((bits & 0x0100) != 0 ? "rd " : "")
        + ((bits & 0x0080) != 0 ? "ra " : "");
  }

  private static String record(MessageCursor in)
      throws MalformedMessageException, UnknownHostException {
    DomainName owner = in.name();
    int type = in.number16();
    int dnsClass = in.number16();
    long ttl = in.number32();
    int end = in.number16();
    end += in.position();
    String data =
        switch (type) {
          case RecordType.A -> "A " + InetAddress.getByAddress(in.bytes(4)).getHostAddress();
          case RecordType.AAAA -> "AAAA " + InetAddress.getByAddress(in.bytes(16)).getHostAddress();
          case RecordType.NS -> "NS " + in.name();
          case RecordType.CNAME -> "CNAME " + in.name();
          case RecordType.PTR -> "PTR " + in.name();
          case RecordType.SRV ->
              "SRV %d %d %d %s".formatted(in.number16(), in.number16(), in.number16(), in.name());
          case RecordType.TXT -> {
            StringBuilder text = new StringBuilder("TXT");
            while (in.position() < end) {
              text.append(' ').append(new String(in.bytes(in.octet()), StandardCharsets.UTF_8));
            }
            yield text.toString();
          }
          case RecordType.SOA ->
              "SOA %s %s %d %d %d %d %d"
                  .formatted(
                      in.name(),
                      in.name(),
                      in.number32(),
                      in.number32(),
                      in.number32(),
                      in.number32(),
                      in.number32());
          default -> {
            String name = type == RecordType.OPT ? "OPT " + dnsClass : "type " + type;
            int rest = end - in.position();
            in.skip(rest);
            yield rest == 0 ? name : name + " +" + rest;
          }
        };
    if (in.position() != end) {
      throw new AssertionError("a record has another length");
    }
    return type == RecordType.OPT ? data : owner + " " + ttl + " " + data;
  }
}
