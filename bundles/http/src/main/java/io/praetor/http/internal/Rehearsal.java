package io.praetor.http.internal;

import io.praetor.api.config.HttpSettings;
import io.praetor.http.internal.server.HttpServer;
import io.praetor.http.internal.server.ListenFailedException;
import io.praetor.http.internal.server.Providers;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers some requests of its own while an earlier version still answers everybody's, so that the
 * first ones that count do not find code that has never run. It does so on a server of its own, at
 * a file that only this user sees; nothing of the agent's is asked, nothing is recorded.
 */
final class Rehearsal {

  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

  private static final int REQUESTS = 1_000;
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final int ANSWER_BYTES = 4_096;
  private static final String PATH = "/v1/rehearsal";

  private Rehearsal() {}

  /** Takes {@link #LIMIT} at most, on the thread that asks for it. */
  static void run(HttpSettings settings) {
    try {
      Path directory = Files.createTempDirectory("praetor-rehearsal");
      try {
        answer(settings, directory.resolve("http.sock"));
      } finally {
        Files.delete(directory);
      }
    } catch (IOException | ListenFailedException e) {
      LOG.debug("Nothing was rehearsed", e);
    }
  }

  private static void answer(HttpSettings settings, Path socket)
      throws IOException, ListenFailedException {
    Providers providers = new Providers(System::nanoTime, () -> false);
    providers.add(() -> List.of(route()), 0, 0, 0);
    try (HttpServer server = HttpServer.prepare(at(socket, settings), providers)) {
      server.listen(Duration.ZERO);
      ByteBuffer answer = ByteBuffer.allocate(ANSWER_BYTES);
      long end = System.nanoTime() + LIMIT.toNanos();
      for (int i = 0; i < REQUESTS && System.nanoTime() - end < 0; i++) {
        ask(socket, i % 2 == 0 ? "GET" : "PUT", answer.clear());
      }
    }
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

  private static void ask(Path socket, String method, ByteBuffer answer) throws IOException {
    String request =
        method
            + " "
            + PATH
            + "?stale HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}";
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      while (answer.hasRemaining() && channel.read(answer) >= 0) {
        LOG.trace("Rehearsing");
      }
    }
  }

  /** The same settings but for where it listens, and without records. */
  private static HttpSettings at(Path socket, HttpSettings settings) {
    Map<String, Object> changed =
        Map.of(
            "http",
            new String[] {"unix://" + socket},
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
