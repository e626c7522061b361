package io.praetor.gossip.internal.transport;

import io.praetor.format.net.AddressBlock;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Networks whose machines may take part. Nobody else is listened to, and what members tell of
 * somebody elsewhere is not believed.
 */
public final class AllowedNetworks {

  public static final AllowedNetworks ALL = new AllowedNetworks(List.of());

  private final List<AddressBlock> networks;

  private AllowedNetworks(List<AddressBlock> networks) {
    this.networks = networks;
  }

  /**
   * Those of some networks.
   *
   * @param networks in CIDR notation; none for all that there are
   */
  public static AllowedNetworks of(String... networks) {
    return new AllowedNetworks(Stream.of(networks).map(AddressBlock::parse).toList());
  }

  /** Whether a machine may take part. */
  public boolean contains(InetAddress address) {
    return networks.isEmpty() || networks.stream().anyMatch(network -> network.contains(address));
  }
}
