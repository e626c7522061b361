package io.praetor.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers every request alike and remembers what was asked. */
public final class StubAgent implements AutoCloseable {

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile boolean chunked;
  private volatile byte[] answer = new byte[0];

  public StubAgent() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          requests.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + (body.length == 0 ? "" : " " + new String(body, StandardCharsets.UTF_8)));
          tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Consul-Token")));
          exchange.getResponseHeaders().set("X-Consul-Index", "77");
          // A length of zero means chunks here.
          exchange.sendResponseHeaders(status, chunked || answer.length == 0 ? 0 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  public StubAgent answering(int code, String body) {
    return answering(code, body.getBytes(StandardCharsets.UTF_8));
  }

  public StubAgent answering(int code, byte[] body) {
    status = code;
    answer = body;
    return this;
  }

  public StubAgent inChunks() {
    chunked = true;
    return this;
  }

  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was asked since the last call. */
  public List<String> requests() {
    List<String> seen = new ArrayList<>(requests);
    requests.clear();
    return seen;
  }

  public String lastToken() {
    return tokens.get(tokens.size() - 1);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
