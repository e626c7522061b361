package io.praetor.config.internal.net;

import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** The functions that a template starts with: they look at the machine. */
final class TemplateSource {

  private TemplateSource() {}

  /** A list of interface addresses, or text. */
  static Object call(TemplateCall call, Machine machine) throws ConfigurationException {
    List<InterfaceAddress> all = machine.addresses();
    return switch (call.function()) {
      case "GetAllInterfaces" -> all;
      case "GetDefaultInterfaces" -> only(all, InterfaceAddress::byDefaultRoute);
      case "GetPrivateInterfaces" -> privates(all);
      case "GetPublicInterfaces" -> publics(all);
      case "GetPrivateIP" -> addresses(privates(all), 1);
      case "GetPrivateIPs" -> addresses(privates(all), all.size());
      case "GetPublicIP" -> addresses(publics(all), 1);
      case "GetPublicIPs" -> addresses(publics(all), all.size());
      case "GetInterfaceIP" -> addresses(named(all, call.argument(0)), 1);
      case "GetInterfaceIPs" -> addresses(named(all, call.argument(0)), all.size());
      default ->
          throw new ConfigurationException(
              "template: function \"" + call.function() + "\" not defined");
    };
  }

  /** What a finished pipeline prints. */
  static String text(Object value) {
    return value instanceof String text ? text : addresses(TemplateFilter.rows(value), -1);
  }

  private static List<InterfaceAddress> privates(List<InterfaceAddress> all) {
    return usable(all, row -> IpBlocks.isPrivate(row.ip()));
  }

  private static List<InterfaceAddress> publics(List<InterfaceAddress> all) {
    return usable(all, row -> !IpBlocks.isPrivate(row.ip()));
  }

  /** Up and reachable from elsewhere; the default route's first, IPv4 before IPv6. */
  private static List<InterfaceAddress> usable(
      List<InterfaceAddress> all, Predicate<InterfaceAddress> wanted) {
    return only(all, row -> row.is("up") && row.is("forwardable") && wanted.test(row)).stream()
        .sorted(
            Comparator.comparing((InterfaceAddress row) -> !row.byDefaultRoute())
                .thenComparing(InterfaceAddress::isV6))
        .toList();
  }

  private static List<InterfaceAddress> named(List<InterfaceAddress> all, String pattern)
      throws ConfigurationException {
    try {
      Pattern name = Pattern.compile(pattern);
      return only(all, row -> name.matcher(row.name()).find() && !row.ip().isLinkLocalAddress())
          .stream()
          .sorted(Comparator.comparing(InterfaceAddress::isV6))
          .toList();
    } catch (PatternSyntaxException e) {
      throw new ConfigurationException("template: bad interface name \"" + pattern + "\"", e);
    }
  }

  private static List<InterfaceAddress> only(
      List<InterfaceAddress> rows, Predicate<InterfaceAddress> wanted) {
    return rows.stream().filter(wanted).toList();
  }

  private static String addresses(List<InterfaceAddress> rows, int limit) {
    return rows.stream()
        .limit(limit < 0 ? rows.size() : limit)
        .map(InterfaceAddress::address)
        .collect(Collectors.joining(" "));
  }
}
