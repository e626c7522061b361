package io.praetor.health.internal.http;

import io.praetor.health.internal.net.DeniedAddresses;
import io.praetor.health.internal.net.Network;
import io.praetor.health.internal.net.TestServer;
import io.praetor.health.internal.net.TlsClients;
import io.praetor.spi.check.CheckType;
import io.praetor.testkit.check.CheckTypeContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

class HttpTypeContractTest extends CheckTypeContract {

  private static final String WELL = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nwell";

  private final Map<CheckType, Network> networks = new HashMap<>();

  @Override
  protected CheckType create() {
    Network network = new Network(DeniedAddresses.NONE);
    CheckType type = new HttpType(network, new TlsClients(false, ""));
    networks.put(type, network);
    return type;
  }

  @Override
  protected void dispose(CheckType type) {
    networks.remove(type).close();
  }

  @Override
  protected Map<String, Object> members(String address) {
    return Map.of("HTTP", "http://" + address + "/health");
  }

  @Override
  protected void answer(InputStream in, OutputStream out) throws IOException {
    TestServer.request(in);
    out.write(WELL.getBytes(StandardCharsets.UTF_8));
  }
}
