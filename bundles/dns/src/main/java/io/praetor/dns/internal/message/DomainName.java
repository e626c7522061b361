package io.praetor.dns.internal.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A name as it stands in messages: labels, each behind its length, and an empty one at the end.
 * Keeps the case it was written in. Immutable.
 */
public final class DomainName {

  /** RFC 1035 section 2.3.4. */
  public static final int BYTES_MAX = 255;

  /** RFC 1035 section 2.3.4. */
  public static final int LABEL_BYTES_MAX = 63;

  /** The root. */
  public static final DomainName ROOT = new DomainName(new byte[1]);

  private final byte[] wire;

  private DomainName(byte[] wire) {
    this.wire = wire;
  }

  /** A name that was found in a message; the array is the name's from now on. */
  static DomainName ofWire(byte[] wire) {
    return new DomainName(wire);
  }

  /** The name that a text stands for, with or without a dot at the end; empty when it is none. */
  public static Optional<DomainName> parse(String text) {
    String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    return bare.isEmpty() ? Optional.of(ROOT) : ROOT.below(bare);
  }

  /** The name with labels, divided by dots, before it; empty when that is no name. */
  public Optional<DomainName> below(String labels) {
    byte[] front = labels.getBytes(StandardCharsets.UTF_8);
    int length = front.length + 1 + wire.length;
    if (length > BYTES_MAX) {
      return Optional.empty();
    }
    byte[] joined = new byte[length];
    System.arraycopy(front, 0, joined, 1, front.length);
    System.arraycopy(wire, 0, joined, front.length + 1, wire.length);
    int start = 0;
    for (int at = 1; at <= front.length + 1; at++) {
      if (at == front.length + 1 || joined[at] == '.') {
        int label = at - start - 1;
        if (label == 0 || label > LABEL_BYTES_MAX) {
          return Optional.empty();
        }
        joined[start] = (byte) label;
        start = at;
      }
    }
    return Optional.of(new DomainName(joined));
  }

  /** The labels in lower case, the most special one first. */
  public List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (int at = 0; wire[at] != 0; at += wire[at] + 1) {
      String label = new String(wire, at + 1, wire[at], StandardCharsets.UTF_8);
      labels.add(label.toLowerCase(Locale.ROOT));
    }
    return labels;
  }

  /** Whether it is a name or one below it, whatever the case. */
  public boolean isAtOrBelow(DomainName other) {
    int at = 0;
    while (wire.length - at > other.wire.length) {
      at += wire[at] + 1;
    }
    return wire.length - at == other.wire.length && matches(at, other.wire);
  }

  private boolean matches(int from, byte[] other) {
    for (int i = 0; i < other.length; i++) {
      if (folded(wire[from + i]) != folded(other[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is the same name, whatever the case. */
  public boolean isSame(DomainName other) {
    return wire.length == other.wire.length && matches(0, other.wire);
  }

  /** The same name in lower case. */
  public DomainName folded() {
    byte[] folded = new byte[wire.length];
    for (int i = 0; i < folded.length; i++) {
      folded[i] = (byte) folded(wire[i]);
    }
    return new DomainName(folded);
  }

  /** Lengths of labels are below the letters, so folding leaves them alone. */
  private static int folded(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
  }

  /** Bytes that it takes in a message when nothing is left out. */
  public int length() {
    return wire.length;
  }

  byte[] wire() {
    return wire;
  }

  /** Same letters in the same case. */
  @Override
  public boolean equals(Object other) {
    return other instanceof DomainName name && Arrays.equals(wire, name.wire);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(wire);
  }

  /** As people write it, for logs: what cannot be printed is escaped (RFC 1035 section 5.1). */
  @Override
  public String toString() {
    if (wire.length == 1) {
      return ".";
    }
    StringBuilder text = new StringBuilder();
    for (int at = 0; wire[at] != 0; at += wire[at] + 1) {
      for (int i = at + 1; i <= at + wire[at]; i++) {
        append(text, wire[i] & 0xff);
      }
      text.append('.');
    }
    return text.toString();
  }

  private static void append(StringBuilder text, int octet) {
    if (octet == '.' || octet == '\\') {
      text.append('\\').append((char) octet);
    } else if (octet > ' ' && octet < 0x7f) {
      text.append((char) octet);
    } else {
      text.append('\\').append(String.format(Locale.ROOT, "%03d", octet));
    }
  }
}
