package io.praetor.api.discovery;

import java.util.Map;

/**
 * A node.
 *
 * @param name as it was registered
 * @param address an IP address or a host name
 * @param datacenter where it is
 * @param taggedAddresses such as {@code lan_ipv4}, {@code wan}
 * @param meta what users say of it
 */
public record Host(
    String name,
    String address,
    String datacenter,
    Map<String, String> taggedAddresses,
    Map<String, String> meta) {

  public Host {
    taggedAddresses = Map.copyOf(taggedAddresses);
    meta = Map.copyOf(meta);
  }
}
