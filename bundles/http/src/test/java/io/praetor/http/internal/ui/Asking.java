package io.praetor.http.internal.ui;

import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Route;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.TextJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks routes as the server would. */
final class Asking {

  private final List<Route> routes;

  Asking(List<Route> routes) {
    this.routes = routes;
  }

  CompletableFuture<Content> begin(
      String method, String path, String query, Map<String, String> headers) {
    Route route =
        routes.stream()
            .filter(each -> path.equals(each.path()) || isBelow(path, each))
            .max((one, other) -> Integer.compare(one.path().length(), other.path().length()))
            .orElseThrow();
    String remainder = path.substring(route.path().length());
    Answer answer =
        route
            .handlers()
            .get(method)
            .handle(new FakeRequest(method, remainder, query, new byte[0], headers));
    return answer instanceof Answer.Now now
        ? CompletableFuture.completedFuture(now.content())
        : ((Answer.Later) answer).content().toCompletableFuture();
  }

  private static boolean isBelow(String path, Route route) {
    return route.path().endsWith("/") && path.startsWith(route.path());
  }

  Content get(String path, Map<String, String> headers) throws Exception {
    return begin("GET", path, "", headers).get(10, TimeUnit.SECONDS);
  }

  Content get(String path) throws Exception {
    return get(path, Map.of());
  }

  String text(String path) throws Exception {
    return text(get(path));
  }

  static String text(Content content) {
    return content.body() instanceof Content.Bytes bytes
        ? new String(bytes.bytes(), StandardCharsets.UTF_8)
        : json((Content.Json) content.body());
  }

  private static String json(Content.Json body) {
    TextJson out = new TextJson();
    body.write(out);
    return out.toString();
  }
}
