package io.praetor.testkit.http;

import io.praetor.api.acl.Authorizer;
import io.praetor.spi.http.HttpRequest;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;

/**
 * A request, as an endpoint sees it.
 *
 * @param method in upper case
 * @param remainder what follows the route's path
 * @param rawQuery behind the question mark
 * @param body may be empty
 * @param headers by name as it is asked for
 * @param relayedBy name of a node, empty for a request that came straight here
 * @param caller what whoever asks may do
 * @param boundTo the one member that it may write, or null
 */
public record FakeRequest(
    String method,
    String remainder,
    String rawQuery,
    byte[] body,
    Map<String, String> headers,
    String relayedBy,
    Authorizer caller,
    String boundTo)
    implements HttpRequest {

  /** A request without headers. */
  public FakeRequest(String method, String remainder, String rawQuery, byte[] body) {
    this(method, remainder, rawQuery, body, Map.of());
  }

  /** A request that came straight here. */
  public FakeRequest(
      String method, String remainder, String rawQuery, byte[] body, Map<String, String> headers) {
    this(method, remainder, rawQuery, body, headers, "");
  }

  /** A request of one who may do everything. */
  public FakeRequest(
      String method,
      String remainder,
      String rawQuery,
      byte[] body,
      Map<String, String> headers,
      String relayedBy) {
    this(method, remainder, rawQuery, body, headers, relayedBy, Authorizer.UNLIMITED, null);
  }

  /** The same request of somebody else. */
  public FakeRequest by(Authorizer other) {
    return new FakeRequest(method, remainder, rawQuery, body, headers, relayedBy, other, boundTo);
  }

  /** The same request through the agent of a node that has proved to be that. */
  public FakeRequest through(String node) {
    return new FakeRequest(method, remainder, rawQuery, body, headers, node, caller, node);
  }

  /** A request without headers and with a body of text. */
  public static FakeRequest of(String method, String remainder, String query, String body) {
    return new FakeRequest(method, remainder, query, body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String path() {
    return "/v1/" + remainder;
  }

  @Override
  public boolean has(String parameter) {
    return !parameters(parameter).isEmpty();
  }

  @Override
  public String parameter(String name) {
    List<String> all = parameters(name);
    return all.isEmpty() ? "" : all.get(0);
  }

  @Override
  public List<String> parameters(String name) {
    List<String> values = new ArrayList<>();
    for (String pair : rawQuery.split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts[0].equals(name)) {
        values.add(parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return values;
  }

  @Override
  public String header(String name) {
    return headers.get(name);
  }

  /** The body in one piece, as soon as it is asked for. */
  @Override
  public Flow.Publisher<byte[]> pieces() {
    return subscriber ->
        subscriber.onSubscribe(
            new Flow.Subscription() {
              private boolean over;

              @Override
              public void request(long count) {
                if (!over) {
                  over = true;
                  subscriber.onNext(body);
                  subscriber.onComplete();
                }
              }

              @Override
              public void cancel() {
                over = true;
              }
            });
  }

  @Override
  public String token() {
    return headers.getOrDefault("X-Consul-Token", "");
  }

  @Override
  public InetSocketAddress remote() {
    return null;
  }
}
