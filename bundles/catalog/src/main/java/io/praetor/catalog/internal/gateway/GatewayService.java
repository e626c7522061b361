package io.praetor.catalog.internal.gateway;

import io.praetor.format.json.Tree;
import java.util.List;

/**
 * A service that is reached through a gateway.
 *
 * @param kind of the gateway
 * @param port on which the gateway takes connections for it; 0 if it leads out of the mesh
 * @param members what its entry says of the service beside the name
 * @param isAny whether the entry means every service, and so this one
 * @param index state index of what made it so
 */
public record GatewayService(
    String gateway,
    String service,
    String kind,
    long port,
    String protocol,
    Tree members,
    boolean isAny,
    long index) {

  /** Host names by which it is asked for. */
  public List<?> hosts() {
    return members.members().get("Hosts") instanceof List<?> hosts ? hosts : List.of();
  }

  GatewayService of(String named, long since) {
    return new GatewayService(
        gateway, named, kind, port, protocol, members, true, Math.max(index, since));
  }
}
