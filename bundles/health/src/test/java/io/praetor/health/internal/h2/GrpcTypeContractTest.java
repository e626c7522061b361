package io.praetor.health.internal.h2;

import io.praetor.health.internal.net.DeniedAddresses;
import io.praetor.health.internal.net.Network;
import io.praetor.health.internal.net.TlsClients;
import io.praetor.spi.check.CheckType;
import io.praetor.testkit.check.CheckTypeContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

class GrpcTypeContractTest extends CheckTypeContract {

  private final Map<CheckType, Network> networks = new HashMap<>();

  @Override
  protected CheckType create() {
    Network network = new Network(DeniedAddresses.NONE);
    CheckType type = new GrpcType(network, new TlsClients(false, ""));
    networks.put(type, network);
    return type;
  }

  @Override
  protected void dispose(CheckType type) {
    networks.remove(type).close();
  }

  @Override
  protected Map<String, Object> members(String address) {
    return Map.of("GRPC", address);
  }

  @Override
  protected void answer(InputStream in, OutputStream out) throws IOException {
    HealthServer.talk(in, out);
  }
}
