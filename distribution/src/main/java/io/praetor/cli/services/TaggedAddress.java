package io.praetor.cli.services;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** An address and a port in one text, as Go's network library takes them apart. */
final class TaggedAddress {

  private TaggedAddress() {}

  /** The members of a service's tagged address. */
  static Map<String, Object> parse(String text) throws IOException {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw wrong(text, "missing port in address");
    }
    String host = text.substring(0, colon);
    if (host.startsWith("[")) {
      int end = text.indexOf(']');
      if (end < 0) {
        throw wrong(text, "missing ']' in address");
      }
      if (end + 1 != colon) {
        throw wrong(
            text,
            text.startsWith(":", end + 1)
                ? "too many colons in address"
                : "missing port in address");
      }
      host = host.substring(1, end);
    } else if (host.indexOf(':') >= 0) {
      throw wrong(text, "too many colons in address");
    }
    Map<String, Object> address = new LinkedHashMap<>();
    address.put("Address", host);
    address.put("Port", port(text.substring(colon + 1)));
    return address;
  }

  private static long port(String text) throws IOException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException wrong) {
      throw new IOException("strconv.Atoi: parsing \"" + text + "\": invalid syntax", wrong);
    }
  }

  private static IOException wrong(String text, String reason) {
    return new IOException("address " + text + ": " + reason);
  }
}
