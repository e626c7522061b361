package io.praetor.http.internal.server;

import io.praetor.api.config.HttpSettings;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers some requests of its own while an earlier version still answers everybody's, so that the
 * first ones that count do not find code that has never run. It does so on a server of its own, at
 * a port of this machine alone that knows one path; nothing of the agent's is asked or recorded.
 */
public final class Rehearsal {

  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

  private static final int REQUESTS = 1_000;
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int ANSWER_BYTES = 4_096;
  private static final String PATH = "/v1/rehearsal";

  private Rehearsal() {}

  /**
   * Takes {@link #LIMIT} at most, on the thread that asks for it.
   *
   * @return how many requests were answered as they should be
   */
  public static int run(HttpSettings settings) {
    int answered = 0;
    Providers providers = new Providers(System::nanoTime, () -> false);
    providers.add(() -> List.of(route()), 0, 0, 0);
    try (HttpServer server = HttpServer.start(here(settings), providers)) {
      SocketAddress address = server.addresses().get(0);
      long end = System.nanoTime() + LIMIT.toNanos();
      for (int i = 0; i < REQUESTS && System.nanoTime() - end < 0; i++) {
        answered += ask(address, i % 2 == 0 ? "GET" : "PUT") ? 1 : 0;
      }
    } catch (IOException | ListenFailedException | RuntimeException e) { // it may do without
      LOG.debug("Rehearsed with {} requests only", answered, e);
    }
    return answered;
  }

  private static Route route() {
    var action =
        Need.nothing("a rehearsal")
            .then(
                request ->
                    new Answer.Now(
                        Content.json(out -> out.beginObject().name("Ok").value(true).endObject())));
    return new Route(PATH, Map.of("GET", action, "PUT", action));
  }

  private static boolean ask(SocketAddress address, String method) throws IOException {
    String request =
        method
            + " "
            + PATH
            + "?stale HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}";
    try (Socket socket = new Socket()) {
      socket.setSoTimeout((int) LIMIT.toMillis());
      socket.connect(address, (int) LIMIT.toMillis());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(ANSWER_BYTES);
      return new String(answer, StandardCharsets.US_ASCII).startsWith("HTTP/1.1 200 ");
    }
  }

  /** The same settings but for where it listens, and without records. */
  private static HttpSettings here(HttpSettings settings) {
    Map<String, Object> changed =
        Map.of(
            "http",
            new String[] {"127.0.0.1:0"},
            "https",
            new String[0],
            "unixSocketMode",
            "0600",
            "accessControl",
            false,
            "audited",
            false);
    return (HttpSettings)
        Proxy.newProxyInstance(
            HttpSettings.class.getClassLoader(),
            new Class<?>[] {HttpSettings.class},
            (proxy, method, arguments) -> {
              Object other = changed.get(method.getName());
              return other == null ? method.invoke(settings) : other;
            });
  }
}
