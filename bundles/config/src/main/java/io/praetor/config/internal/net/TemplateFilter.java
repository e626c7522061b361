package io.praetor.config.internal.net;

import io.praetor.config.internal.syntax.ConfigurationException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The functions behind a pipe sign: they narrow, order and print lists of addresses. */
final class TemplateFilter {

  private static final BigInteger MASK_64 = BigInteger.ONE.shiftLeft(64);

  private TemplateFilter() {}

  static Object call(TemplateCall call, Object input) throws ConfigurationException {
    List<InterfaceAddress> rows = rows(input);
    return switch (call.function()) {
      case "include" -> keep(rows, TemplateTest.of(call));
      case "exclude" -> keep(rows, TemplateTest.of(call).negate());
      case "sort" -> sorted(rows, call.argument(0));
      case "limit" -> rows.stream().limit(Math.max(0, call.number(0))).toList();
      case "offset" -> offset(rows, call.number(0));
      case "unique" -> unique(rows, call.argument(0));
      case "math" -> math(rows, call);
      case "attr" -> rows.isEmpty() ? "" : attribute(rows.get(0), call.argument(0));
      case "join" -> join(rows, call.argument(0), call.argument(1));
      default ->
          throw new ConfigurationException(
              "template: function \"" + call.function() + "\" not defined");
    };
  }

  /** The value as a list of rows; text has none. */
  @SuppressWarnings("unchecked")
  static List<InterfaceAddress> rows(Object value) {
    return value instanceof List<?> ? (List<InterfaceAddress>) value : List.of();
  }

  static String attribute(InterfaceAddress row, String name) throws ConfigurationException {
    return row.attribute(name)
        .orElseThrow(
            () -> new ConfigurationException("template: unknown attribute \"" + name + "\""));
  }

  private static List<InterfaceAddress> keep(
      List<InterfaceAddress> rows, Predicate<InterfaceAddress> wanted) {
    return rows.stream().filter(wanted).toList();
  }

  /** A negative offset counts from the end. */
  private static List<InterfaceAddress> offset(List<InterfaceAddress> rows, int offset) {
    int start = offset < 0 ? rows.size() + offset : offset;
    return rows.stream().skip(Math.max(0, start)).toList();
  }

  private static List<InterfaceAddress> unique(List<InterfaceAddress> rows, String name)
      throws ConfigurationException {
    Set<String> seen = new HashSet<>();
    List<InterfaceAddress> kept = new ArrayList<>();
    for (InterfaceAddress row : rows) {
      if (seen.add(attribute(row, name))) {
        kept.add(row);
      }
    }
    return kept;
  }

  private static String join(List<InterfaceAddress> rows, String name, String separator)
      throws ConfigurationException {
    List<String> values = new ArrayList<>();
    for (InterfaceAddress row : rows) {
      values.add(attribute(row, name));
    }
    return values.stream().collect(Collectors.joining(separator));
  }

  /** {@code sort "default,-size"}: later names break ties, a minus sign turns one round. */
  private static List<InterfaceAddress> sorted(List<InterfaceAddress> rows, String names)
      throws ConfigurationException {
    Comparator<InterfaceAddress> order = Comparator.comparing(row -> 0);
    for (String part : names.toLowerCase(Locale.ROOT).split(",")) {
      boolean descending = part.startsWith("-");
      String name = part.replaceFirst("^[-+]", "").strip();
      Comparator<InterfaceAddress> by = order(name);
      order = order.thenComparing(descending ? by.reversed() : by);
    }
    return rows.stream().sorted(order).toList();
  }

  private static Comparator<InterfaceAddress> order(String name) throws ConfigurationException {
    return switch (name) {
      case "address" -> Comparator.comparing(row -> new BigInteger(1, row.ip().getAddress()));
      case "default" -> Comparator.comparing(row -> !row.byDefaultRoute());
      case "name" -> Comparator.comparing(InterfaceAddress::name);
      case "private" -> Comparator.comparing(row -> !IpBlocks.isPrivate(row.ip()));
      case "size" -> Comparator.comparing(InterfaceAddress::size);
      case "type" -> Comparator.comparing(InterfaceAddress::isV6);
      case "port" -> Comparator.comparing(row -> 0);
      default -> throw new ConfigurationException("template: cannot sort by \"" + name + "\"");
    };
  }

  /** {@code math "address" "+5"} and {@code math "network" "+5"}. */
  private static List<InterfaceAddress> math(List<InterfaceAddress> rows, TemplateCall call)
      throws ConfigurationException {
    String operand = call.argument(0).toLowerCase(Locale.ROOT);
    int step = call.number(1);
    List<InterfaceAddress> moved = new ArrayList<>();
    for (InterfaceAddress row : rows) {
      moved.add(moved(row, operand, step));
    }
    return moved;
  }

  private static InterfaceAddress moved(InterfaceAddress row, String operand, int step)
      throws ConfigurationException {
    if (!operand.equals("address") && !operand.equals("network")) {
      throw new ConfigurationException("template: unknown math operand \"" + operand + "\"");
    }
    String network = attribute(row, "network");
    String start =
        operand.equals("address") ? row.address() : network.substring(0, network.indexOf('/'));
    byte[] bytes = IpLiteral.parse(start).orElseThrow().getAddress();
    BigInteger sum = new BigInteger(1, bytes).add(BigInteger.valueOf(step));
    return new InterfaceAddress(
        row.name(),
        ip(sum, bytes.length),
        row.prefixLength(),
        row.mtu(),
        row.flags(),
        row.byDefaultRoute());
  }

  private static InetAddress ip(BigInteger number, int length) throws ConfigurationException {
    byte[] digits = number.mod(MASK_64.pow(2)).toByteArray();
    byte[] bytes = new byte[length];
    int count = Math.min(digits.length, length);
    System.arraycopy(digits, digits.length - count, bytes, length - count, count);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new ConfigurationException("template: address out of range", e);
    }
  }
}
