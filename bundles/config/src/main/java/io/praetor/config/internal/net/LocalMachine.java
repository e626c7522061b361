package io.praetor.config.internal.net;

import io.praetor.config.internal.syntax.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This machine, asked through Java and, where there is one, the Linux proc file system. */
public final class LocalMachine implements Machine {

  private static final Logger LOG = LoggerFactory.getLogger(LocalMachine.class);
  private static final String DEFAULT_DESTINATION = "00000000";

  @Override
  public String hostName() {
    String kernel = line(Path.of("/proc/sys/kernel/hostname"));
    String variable = System.getenv("HOSTNAME");
    if (!kernel.isEmpty()) {
      return kernel;
    }
    return variable == null ? "" : variable;
  }

  @Override
  public String machineId() {
    return line(Path.of("/etc/machine-id"));
  }

  @Override
  public List<InterfaceAddress> addresses() throws ConfigurationException {
    List<InterfaceAddress> result = new ArrayList<>();
    Set<String> routed = defaultInterfaces();
    try {
      for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (java.net.InterfaceAddress address : card.getInterfaceAddresses()) {
          result.add(
              new InterfaceAddress(
                  card.getName(),
                  address.getAddress(),
                  address.getNetworkPrefixLength(),
                  card.getMTU(),
                  flags(card, address.getAddress()),
                  routed.contains(card.getName())));
        }
      }
    } catch (SocketException e) {
      throw new ConfigurationException("cannot list network interfaces: " + e.getMessage(), e);
    }
    return result;
  }

  private static Set<String> flags(NetworkInterface card, InetAddress ip) throws SocketException {
    Set<String> flags = new HashSet<>();
    add(flags, "up", card.isUp());
    add(flags, "loopback", card.isLoopback());
    add(flags, "pointtopoint", card.isPointToPoint());
    add(flags, "multicast", card.supportsMulticast());
    add(flags, "broadcast", !card.isLoopback() && !card.isPointToPoint());
    add(flags, "forwardable", !ip.isLoopbackAddress() && !ip.isLinkLocalAddress());
    return flags;
  }

  private static void add(Set<String> flags, String flag, boolean present) {
    if (present) {
      flags.add(flag);
    }
  }

  /** Second column of /proc/net/route is the destination in hex, zero for the default route. */
  private static Set<String> defaultInterfaces() {
    Set<String> names = new HashSet<>();
    for (String row : lines(Path.of("/proc/net/route"))) {
      String[] columns = row.split("\\s+");
      if (columns.length > 1 && columns[1].equals(DEFAULT_DESTINATION)) {
        names.add(columns[0]);
      }
    }
    return names;
  }

  private static String line(Path file) {
    List<String> lines = lines(file);
    return lines.isEmpty() ? "" : lines.get(0).strip();
  }

  private static List<String> lines(Path file) {
    if (!Files.isReadable(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      LOG.debug("cannot read {}", file, e);
      return List.of();
    }
  }
}
