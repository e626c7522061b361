package io.praetor.catalog.internal.http;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.state.ReadResult;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.Gate;
import io.praetor.testkit.http.TextJson;
import io.praetor.testkit.state.MemoryState;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Sends requests to endpoints and carries their answers out on a state; quotes are single. */
public final class FakeClient {

  private Authorizer caller = Authorizer.UNLIMITED;
  private final MemoryState state;
  private final List<Route> routes;

  /** What came back. */
  public record Reply(int status, String body, long index) {}

  public FakeClient(MemoryState state, HttpEndpoint... endpoints) {
    this.state = state;
    routes =
        Stream.of(endpoints)
            .flatMap(endpoint -> endpoint.routes().stream())
            .sorted(Comparator.comparing((Route route) -> route.path().length()).reversed())
            .toList();
  }

  /** From now on somebody else asks. */
  public void by(Authorizer other) {
    caller = other;
  }

  /** Body of the answer to a GET; the path may have a query. */
  public String get(String path) {
    return send("GET", path, "").body();
  }

  public String put(String path, String body) {
    return send("PUT", path, body).body();
  }

  public String delete(String path) {
    return send("DELETE", path, "").body();
  }

  /** Sends a request; single quotes in the body stand for double ones. */
  public Reply send(String method, String target, String body) {
    String[] parts = target.split("\\?", 2);
    String path = "/v1/" + parts[0];
    Route route =
        routes.stream()
            .filter(
                one ->
                    one.path().endsWith("/")
                        ? path.startsWith(one.path())
                        : path.equals(one.path()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no route " + path));
    FakeRequest request =
        new FakeRequest(
            method,
            path.substring(Math.min(path.length(), route.path().length())),
            parts.length > 1 ? parts[1] : "",
            body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    return reply(Gate.ask(route, request.by(caller), state));
  }

  private Reply reply(Answer answer) {
    if (answer instanceof Answer.Read<?> read) {
      return read(read);
    }
    if (answer instanceof Answer.Write write) {
      byte[] result = state.write(write.command(), write.payload()).join();
      return reply(write.render().apply(result), 0);
    }
    if (answer instanceof Answer.Later later) {
      return reply(later.content().toCompletableFuture().join(), 0);
    }
    return reply(((Answer.Now) answer).content(), 0);
  }

  private <T> Reply read(Answer.Read<T> read) {
    ReadResult<T> found = state.now(read.query());
    return reply(read.render().apply(Gate.seen(read, found.value(), caller)), found.index());
  }

  private static Reply reply(Content content, long index) {
    if (content.body() instanceof Content.Bytes raw) {
      return new Reply(content.status(), new String(raw.bytes(), StandardCharsets.UTF_8), index);
    }
    TextJson out = new TextJson();
    ((Content.Json) content.body()).write(out);
    return new Reply(content.status(), out.toString().replace('"', '\''), index);
  }
}
