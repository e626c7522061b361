package io.praetor.cli.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends requests to one agent, one connection each. */
public final class AgentClient {

  private final AgentAddress address;
  private final Connector connector;
  private final Map<String, String> headers = new LinkedHashMap<>();

  /** Reads the files that TLS takes; the exception's message says what is wrong with them. */
  public AgentClient(
      AgentAddress address, TlsOptions tls, Optional<String> token, Optional<String> basicAuth)
      throws IOException {
    this.address = address;
    this.connector = new Connector(address, tls);
    headers.put("Host", address.authority());
    headers.put("User-Agent", "praetor");
    headers.put("Connection", "close");
    token.ifPresent(value -> headers.put("X-Consul-Token", value));
    basicAuth.ifPresent(value -> headers.put("Authorization", "Basic " + base64(value)));
  }

  public Response get(String path, Query query) throws IOException {
    return send("GET", path, query, null);
  }

  /**
   * A read that may wait for a change at the agent.
   *
   * @param silenceMillis how long the agent may say nothing before it is taken for lost
   */
  public Response get(String path, Query query, int silenceMillis, Cancellation cancellation)
      throws IOException {
    String target = path + query.text();
    try (Connection connection = connector.open(silenceMillis, cancellation)) {
      cancellation.during(connection);
      try {
        HttpExchange exchange = new HttpExchange(connection.in(), connection.out());
        return exchange.send("GET", address.pathPrefix() + target, headers, null);
      } finally {
        cancellation.forget(connection);
      }
    } catch (IOException failure) {
      throw new IOException(describe("GET", target, failure), failure);
    }
  }

  public Response put(String path, Query query, byte[] body) throws IOException {
    return send("PUT", path, query, body);
  }

  public Response post(String path, Query query, byte[] body) throws IOException {
    return send("POST", path, query, body);
  }

  public Response delete(String path, Query query) throws IOException {
    return send("DELETE", path, query, null);
  }

  public Response delete(String path, Query query, byte[] body) throws IOException {
    return send("DELETE", path, query, body);
  }

  /**
   * Reads an answer that comes line by line until the agent ends it or is gone. Whatever went wrong
   * before the first line is an exception; afterwards it is an end.
   */
  public void stream(String path, Query query, Consumer<String> lines, Cancellation cancellation)
      throws IOException {
    String target = path + query.text();
    try (Connection connection = connector.open(0, cancellation)) {
      cancellation.during(connection);
      try {
        HttpExchange exchange = new HttpExchange(connection.in(), connection.out());
        HttpExchange.Opened answer =
            exchange.open("GET", address.pathPrefix() + target, headers, null);
        if (answer.status() != Response.OK) {
          byte[] reason = answer.body().readAllBytes();
          new Response(answer.status(), answer.headers(), reason).requireOk();
        }
        new LineStream(answer.body()).forEach(lines);
      } finally {
        cancellation.forget(connection);
      }
    } catch (Response.UnexpectedStatusException refused) {
      throw refused;
    } catch (IOException failure) {
      throw new IOException(describe("GET", target, failure), failure);
    }
  }

  /**
   * Reads an answer that may be large into a stream.
   *
   * @return the answer without a body
   */
  public Response download(String path, Query query, OutputStream to) throws IOException {
    String target = path + query.text();
    try (Connection connection = connector.open(0, new Cancellation())) {
      HttpExchange exchange = new HttpExchange(connection.in(), connection.out());
      HttpExchange.Opened answer =
          exchange.open("GET", address.pathPrefix() + target, headers, null);
      if (answer.status() != Response.OK) {
        byte[] reason = answer.body().readAllBytes();
        new Response(answer.status(), answer.headers(), reason).requireOk();
      }
      answer.body().transferTo(to);
      return new Response(answer.status(), answer.headers(), new byte[0]);
    } catch (Response.UnexpectedStatusException refused) {
      throw refused;
    } catch (IOException failure) {
      throw new IOException(describe("GET", target, failure), failure);
    }
  }

  /** Sends a body that may be large. */
  public Response upload(String path, Query query, InputStream body, long length)
      throws IOException {
    String target = path + query.text();
    try (Connection connection = connector.open(0, new Cancellation())) {
      HttpExchange exchange = new HttpExchange(connection.in(), connection.out());
      return exchange.send("PUT", address.pathPrefix() + target, headers, body, length);
    } catch (IOException failure) {
      throw new IOException(describe("PUT", target, failure), failure);
    }
  }

  private Response send(String method, String path, Query query, byte[] body) throws IOException {
    String target = path + query.text();
    try (Connection connection = connector.open(0, new Cancellation())) {
      HttpExchange exchange = new HttpExchange(connection.in(), connection.out());
      return exchange.send(method, address.pathPrefix() + target, headers, body);
    } catch (IOException failure) {
      throw new IOException(describe(method, target, failure), failure);
    }
  }

  /** As Go's client says it: operators and their scripts know these texts. */
  private String describe(String method, String target, IOException failure) {
    String verb = method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT);
    String request = verb + " \"" + address.url(target) + "\": ";
    if (address.scheme() == AgentAddress.Scheme.UNIX && failure instanceof Connector.NotConnected) {
      return request + "dial unix " + address.path() + ": connect: " + failure.getMessage();
    } else if (failure instanceof Connector.NotConnected
        && failure.getCause() instanceof UnknownHostException) {
      return request + "dial tcp: lookup " + address.bareHost() + ": no such host";
    } else if (failure instanceof Connector.NotConnected
        && failure.getCause() instanceof ConnectException) {
      return request + "dial tcp " + address.authority() + ": connect: " + failure.getMessage();
    }
    return request + failure.getMessage();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
