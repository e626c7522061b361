package io.praetor.health.internal.http;

import io.praetor.health.internal.net.Network;
import io.praetor.health.internal.net.NetworkTypeContract;
import io.praetor.health.internal.net.TestServer;
import io.praetor.health.internal.net.TlsClients;
import io.praetor.spi.check.CheckType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

class HttpTypeContractTest extends NetworkTypeContract {

  private static final String WELL = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nwell";

  @Override
  protected CheckType create(Network network, TlsClients clients) {
    return new HttpType(network, clients);
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
