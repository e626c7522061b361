package io.praetor.api.discovery;

import java.util.Map;

/**
 * An instance of a service that is fit for use.
 *
 * @param host where it runs
 * @param service name of the service
 * @param address an IP address or a host name; empty for the host's
 * @param port 0 for none
 * @param taggedAddresses {@code host:port} by name
 * @param weight its share of traffic, as its checks are
 */
public record Instance(
    Host host,
    String service,
    String address,
    int port,
    Map<String, String> taggedAddresses,
    int weight) {

  public Instance {
    taggedAddresses = Map.copyOf(taggedAddresses);
  }
}
