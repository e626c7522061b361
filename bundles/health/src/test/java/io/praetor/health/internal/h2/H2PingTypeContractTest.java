package io.praetor.health.internal.h2;

import io.praetor.health.internal.net.Network;
import io.praetor.health.internal.net.NetworkTypeContract;
import io.praetor.health.internal.net.TlsClients;
import io.praetor.spi.check.CheckType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

class H2PingTypeContractTest extends NetworkTypeContract {

  @Override
  protected CheckType create(Network network, TlsClients clients) {
    return new H2PingType(network, clients);
  }

  @Override
  protected Map<String, Object> members(String address) {
    return Map.of("H2PING", address, "H2PINGUseTLS", false);
  }

  @Override
  protected void answer(InputStream in, OutputStream out) throws IOException {
    HealthServer.talk(in, out);
  }
}
