package io.praetor.http.internal.server;

import io.praetor.api.rpc.ApiServer;
import io.praetor.spi.http.Action;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server on a free port, with endpoints and a state of the test's. */
final class TestServer implements AutoCloseable {

  static final long BUNDLE = 7;

  final Providers providers;
  final AtomicBoolean starting = new AtomicBoolean();
  private final HttpServer server;
  private long nextId;

  TestServer(Map<String, Object> settings) {
    providers = new Providers(System::nanoTime, starting::get);
    try {
      server = HttpServer.start(TestSettings.of(settings), providers);
    } catch (ListenFailedException e) {
      throw new IllegalStateException(e);
    }
  }

  TestServer() {
    this(Map.of());
  }

  TestClient client() throws IOException {
    return new TestClient(((InetSocketAddress) server.addresses().get(0)).getPort());
  }

  ApiServer relayedRequests() {
    return server.relayedRequests();
  }

  int port() {
    return ((InetSocketAddress) server.addresses().get(0)).getPort();
  }

  long serve(Route... routes) {
    long id = ++nextId;
    providers.add(() -> List.of(routes), 0, id, BUNDLE);
    return id;
  }

  /** Takes an endpoint away, as its bundle would be. */
  void withdraw(long id) {
    server.release(providers.remove(id));
  }

  /** What a reload of the configuration does. */
  void reload(Map<String, Object> settings) {
    server.reload(TestSettings.of(settings));
  }

  /** An endpoint for GET. */
  long serve(String path, Handler handler) {
    return serve(new Route(path, Map.of("GET", open(handler))));
  }

  /** What everybody may. */
  static Action open(Handler handler) {
    return Need.nothing("a test").then(handler);
  }

  static Action text(String text) {
    return open(request -> new Answer.Now(content(text)));
  }

  static Content content(String text) {
    return new Content(
        200,
        Map.of("Content-Type", "text/plain"),
        new Content.Bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    server.close();
  }
}
