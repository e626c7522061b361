package io.praetor.agent.internal.local;

import io.praetor.format.json.JsonTree;
import io.praetor.format.json.Refusal;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * What the endpoints of this package have in common: orders are carried out on the registrar's
 * thread, since files are written, and answered when that is done.
 */
final class Orders {

  /** As the catalog's own endpoints take. */
  private static final Route.BodyLimit BODY = new Route.BodyLimit(1024 * 1024, "");

  private final Executor thread;

  Orders(Executor thread) {
    this.thread = thread;
  }

  Answer done(Runnable order) {
    return new Answer.Later(
        CompletableFuture.runAsync(order, thread).thenApply(done -> Content.empty(200)));
  }

  static Route get(String path, Need need, Handler handler) {
    return new Route(
        "/v1/agent/" + path, Map.of("GET", need.then(handler)), BODY, Route.Scope.AGENT);
  }

  static Route put(String path, Need need, Handler handler) {
    return new Route(
        "/v1/agent/" + path, Map.of("PUT", need.then(handler)), BODY, Route.Scope.AGENT);
  }

  static Map<String, Object> body(HttpRequest request) {
    Object tree = JsonTree.parse(request.body(), Refusal.REQUEST);
    Map<String, Object> members = Spelling.object(tree);
    return members == null ? new LinkedHashMap<>() : members;
  }

  static Content json(int status, Map<String, String> headers, Object tree) {
    return new Content(status, headers, (Content.Json) out -> JsonTree.write(out, tree));
  }

  static Content text(int status, Map<String, String> headers, String text) {
    return new Content(status, headers, new Content.Bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  static Content notFound(String text) {
    return text(404, Map.of("Content-Type", "text/plain; charset=utf-8"), text);
  }
}
