package io.praetor.health.internal.net;

import io.praetor.spi.check.CheckType;
import io.praetor.testkit.check.CheckTypeContract;
import java.util.HashMap;
import java.util.Map;

/** The contract for kinds that connect to somebody; each has a network of its own. */
public abstract class NetworkTypeContract extends CheckTypeContract {

  private final Map<CheckType, Network> networks = new HashMap<>();

  /** Makes one of the kind. */
  protected abstract CheckType create(Network network, TlsClients clients);

  @Override
  protected final CheckType create() {
    Network network = new Network(DeniedAddresses.NONE);
    CheckType type = create(network, new TlsClients(false, ""));
    networks.put(type, network);
    return type;
  }

  @Override
  protected final void dispose(CheckType type) {
    networks.remove(type).close();
  }
}
