package io.praetor.config.internal.net;

import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.format.net.AddressBlock;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The condition of {@code include} and {@code exclude}: an attribute and what it has to be. */
final class TemplateTest {

  private TemplateTest() {}

  static Predicate<InterfaceAddress> of(TemplateCall call) throws ConfigurationException {
    String value = call.argument(1);
    return switch (call.argument(0).toLowerCase(Locale.ROOT)) {
      case "name" -> matching(value, InterfaceAddress::name);
      case "address" -> matching(value, InterfaceAddress::address);
      case "network" -> network(value);
      case "rfc" -> rfc(value);
      case "flag", "flags" -> flags(value);
      case "type" -> type(value);
      case "port" -> row -> value.equals("0");
      case "size" -> size(value);
      default ->
          throw new ConfigurationException(
              "template: cannot select by \"" + call.argument(0) + "\"");
    };
  }

  private static Predicate<InterfaceAddress> matching(
      String pattern, Function<InterfaceAddress, String> attribute) throws ConfigurationException {
    try {
      Pattern compiled = Pattern.compile(pattern);
      return row -> compiled.matcher(attribute.apply(row)).find();
    } catch (PatternSyntaxException e) {
      throw new ConfigurationException("template: bad pattern \"" + pattern + "\"", e);
    }
  }

  /** One network, or several between pipe signs. */
  private static Predicate<InterfaceAddress> network(String value) throws ConfigurationException {
    Predicate<InterfaceAddress> any = row -> false;
    for (String text : value.split("\\|")) {
      AddressBlock block =
          AddressBlock.find(text.strip())
              .orElseThrow(
                  () -> new ConfigurationException("template: bad network \"" + text + "\""));
      any = any.or(row -> block.contains(row.ip()));
    }
    return any;
  }

  private static Predicate<InterfaceAddress> rfc(String value) throws ConfigurationException {
    List<String> numbers = List.of(value.split("\\|"));
    for (String number : numbers) {
      if (!IpBlocks.knowsRfc(number)) {
        throw new ConfigurationException("template: unknown RFC \"" + number + "\"");
      }
    }
    return row -> numbers.stream().anyMatch(number -> IpBlocks.isOfRfc(number, row.ip()));
  }

  /** All of the flags between pipe signs. */
  private static Predicate<InterfaceAddress> flags(String value) {
    List<String> wanted = List.of(value.toLowerCase(Locale.ROOT).split("\\|"));
    return row ->
        wanted.stream()
            .allMatch(
                flag ->
                    flag.equals("down")
                        ? !row.is("up")
                        : row.is(flag.replace("point-to-point", "pointtopoint")));
  }

  private static Predicate<InterfaceAddress> type(String value) throws ConfigurationException {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "ip" -> row -> true;
      case "ipv4" -> row -> !row.isV6();
      case "ipv6" -> InterfaceAddress::isV6;
      case "unix" -> row -> false;
      default -> throw new ConfigurationException("template: unknown type \"" + value + "\"");
    };
  }

  private static Predicate<InterfaceAddress> size(String value) throws ConfigurationException {
    if (!value.matches("\\d{1,40}")) {
      throw new ConfigurationException("template: bad size \"" + value + "\"");
    }
    BigInteger size = new BigInteger(value);
    return row -> row.size().equals(size);
  }
}
