package io.praetor.config.internal.net;

import io.praetor.config.internal.syntax.ConfigurationException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The address to tell others when the agent binds to all of them. */
public final class DetectedAddress {

  private final Machine machine;

  public DetectedAddress(Machine machine) {
    this.machine = machine;
  }

  /**
   * The bound address if it is a certain one; for 0.0.0.0 the one private IPv4 address, for :: the
   * one public IPv6 address. More than one is an error: to guess could split a cluster.
   */
  public String instead(String bind) throws ConfigurationException {
    Optional<InetAddress> any = IpLiteral.parse(bind).filter(InetAddress::isAnyLocalAddress);
    if (any.isEmpty()) {
      return bind;
    }
    return any.get().getAddress().length == 4
        ? only("private IPv4", row -> !row.isV6() && IpBlocks.isPrivate(row.ip()))
        : only("public IPv6", row -> row.isV6() && !IpBlocks.isPrivate(row.ip()));
  }

  private String only(String kind, Predicate<InterfaceAddress> wanted)
      throws ConfigurationException {
    List<String> found =
        machine.addresses().stream()
            .filter(row -> row.is("up") && !row.is("loopback"))
            .filter(row -> !row.ip().isLinkLocalAddress())
            .filter(wanted)
            .map(InterfaceAddress::address)
            .distinct()
            .toList();
    if (found.isEmpty()) {
      throw new ConfigurationException("No " + kind + " address found");
    }
    if (found.size() > 1) {
      throw new ConfigurationException(
          "Multiple "
              + kind
              + " addresses found. Please configure one with 'bind' and/or 'advertise'.");
    }
    return found.get(0);
  }
}
