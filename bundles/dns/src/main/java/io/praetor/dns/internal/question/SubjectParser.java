package io.praetor.dns.internal.question;

import io.praetor.api.discovery.InstanceLookup.Way;
import io.praetor.dns.internal.message.RecordType;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Reads names from right to left: the first word that says what kind of name it is divides the rest
 * into what is asked for, on its left, and where, on its right.
 */
public final class SubjectParser {

  private static final Set<String> KINDS =
      Set.of("service", "connect", "virtual", "ingress", "node", "query", "addr");

  private static final String SERVICE = "service";
  private static final Subject NOTHING = new Subject.Nothing();

  /** Behind the name of a datacenter, says that it is one. */
  private static final String DATACENTER = "dc";

  private static final String ANY_PROTOCOL = "tcp";
  private static final int ADDRESS_DIGITS = 8;
  private static final int ADDRESS6_DIGITS = 32;

  private final String home;

  /**
   * @param home the datacenter that is meant when none is named
   */
  public SubjectParser(String home) {
    this.home = home;
  }

  /**
   * What a name stands for.
   *
   * @param labels what is before the domain, in lower case
   * @param type what type of record is asked for
   */
  public Subject parse(List<String> labels, int type) {
    for (int i = labels.size() - 1; i >= 0; i--) {
      String label = labels.get(i);
      if (KINDS.contains(label)) {
        return parse(label, labels.subList(0, i), labels.subList(i + 1, labels.size()));
      }
      // RFC 2782 names need no word for services.
      if (type == RecordType.SRV && label.startsWith("_")) {
        return parse(SERVICE, labels.subList(0, i + 1), labels.subList(i + 1, labels.size()));
      }
    }
    return NOTHING;
  }

  private Subject parse(String kind, List<String> what, List<String> where) {
    if (what.isEmpty()) {
      return NOTHING;
    }
    if (kind.equals("addr")) {
      return what.size() == 1 ? address(what.get(0)) : NOTHING;
    }
    String last = what.get(what.size() - 1);
    if (kind.equals("virtual")) {
      return where.size() > 2 ? NOTHING : new Subject.Virtual(last);
    }
    String datacenter = kind.equals("query") ? plain(where) : datacenter(where);
    if (datacenter.isEmpty()) {
      return NOTHING;
    }
    return switch (kind) {
      case SERVICE -> service(what, datacenter);
      case "connect" -> new Subject.Service(last, "", Way.MESH, datacenter);
      case "ingress" -> new Subject.Service(last, "", Way.INGRESS, datacenter);
      case "node" -> new Subject.Node(String.join(".", what), datacenter);
      default -> new Subject.Prepared(query(what), datacenter);
    };
  }

  private static Subject service(List<String> what, String datacenter) {
    int last = what.size() - 1;
    String name = what.get(last);
    if (what.size() == 2 && name.startsWith("_") && what.get(0).startsWith("_")) {
      String protocol = name.substring(1);
      String tag = protocol.equals(ANY_PROTOCOL) ? "" : protocol;
      return new Subject.Service(what.get(0).substring(1), tag, Way.DIRECT, datacenter);
    }
    return new Subject.Service(
        name, String.join(".", what.subList(0, last)), Way.DIRECT, datacenter);
  }

  /** The name of a query may have dots; in the form of RFC 2782 a protocol follows it. */
  private static String query(List<String> what) {
    int last = what.size() - 1;
    if (last > 0 && what.get(0).startsWith("_") && what.get(last).startsWith("_")) {
      return String.join(".", what.subList(0, last)).substring(1);
    }
    return String.join(".", what);
  }

  /** The datacenter of a name; empty when no datacenter can be meant. */
  private String datacenter(List<String> where) {
    return where.size() == 2 && where.get(1).equals(DATACENTER) ? where.get(0) : plain(where);
  }

  private String plain(List<String> where) {
    return where.isEmpty() ? home : where.size() == 1 ? where.get(0) : "";
  }

  private static Subject address(String digits) {
    int length = digits.length();
    // An odd digit at the end counts for nothing, but is no digit of an address either.
    if (length / 2 * 2 != ADDRESS_DIGITS && length / 2 * 2 != ADDRESS6_DIGITS) {
      return new Subject.Address(new byte[0]);
    }
    if (length % 2 != 0 || !digits.chars().allMatch(HexFormat::isHexDigit)) {
      return NOTHING;
    }
    return new Subject.Address(HexFormat.of().parseHex(digits));
  }
}
