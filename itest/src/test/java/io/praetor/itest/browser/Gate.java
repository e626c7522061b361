package io.praetor.itest.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * Stands before an agent and passes on what it is asked, except for requests to the API whose token
 * it does not let through: those are answered as an agent answers who may not. It notes the tokens.
 */
final class Gate implements AutoCloseable {

  static final String TOKEN = "X-Consul-Token";

  private static final int FORBIDDEN = 403;
  private static final int BAD_GATEWAY = 502;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String agent;
  private final Predicate<String> mayPass;
  private final List<String> tokens = new CopyOnWriteArrayList<>();

  /**
   * Opens it.
   *
   * @param agent the address of its API
   * @param mayPass what is told of a token, empty for none
   */
  Gate(String agent, Predicate<String> mayPass) throws IOException {
    this.agent = agent;
    this.mayPass = mayPass;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** The address of a page. */
  String page(String path) {
    InetSocketAddress at = server.getAddress();
    return "http://%s:%d/ui/dc1/%s".formatted(at.getHostString(), at.getPort(), path);
  }

  /** Of requests to the API, in the order in which they came; empty for none. */
  List<String> tokens() {
    return tokens;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      if (path.startsWith("/v1/")) {
        String token = exchange.getRequestHeaders().getFirst(TOKEN);
        tokens.add(token == null ? "" : token);
        if (!mayPass.test(token == null ? "" : token)) {
          send(exchange, FORBIDDEN, "Permission denied".getBytes(StandardCharsets.UTF_8));
          return;
        }
      }
      pass(exchange, path);
    }
  }

  private void pass(HttpExchange exchange, String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(agent + path))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
            .build();
    try {
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      for (String name : List.of("Content-Type", "X-Consul-Index", "Content-Security-Policy")) {
        answer
            .headers()
            .firstValue(name)
            .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
      }
      send(exchange, answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      send(exchange, BAD_GATEWAY, new byte[0]);
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
