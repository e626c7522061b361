package io.praetor.health.internal.socket;

import io.praetor.health.internal.net.DeniedAddresses;
import io.praetor.health.internal.net.Network;
import io.praetor.spi.check.CheckType;
import io.praetor.testkit.check.AnyCheckTypeContract;
import java.util.HashMap;
import java.util.Map;

class UdpTypeContractTest extends AnyCheckTypeContract {

  private final Map<CheckType, Network> networks = new HashMap<>();

  @Override
  protected CheckType create() {
    Network network = new Network(DeniedAddresses.NONE);
    CheckType type = new UdpType(network);
    networks.put(type, network);
    return type;
  }

  @Override
  protected void dispose(CheckType type) {
    networks.remove(type).close();
  }

  /** Nobody listens there, and the machine says so at once. */
  @Override
  protected Map<String, Object> members() {
    return Map.of("UDP", "127.0.0.1:1");
  }
}
