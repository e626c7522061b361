package io.praetor.testkit.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.PlatformException;
import io.praetor.spi.http.Action;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link HttpEndpoint} does. Extend it and say how to make yours. */
public abstract class HttpEndpointContract {

  /** Generous for a handler that only declares; far too short for one that asks somebody. */
  private static final Duration PROMPT = Duration.ofSeconds(1);

  private static final int DEPTH = 10_000;

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "PUT", "POST", "DELETE", "PATCH");

  /** What no handler expects: other values, numbers out of any range, depth, half of something. */
  private static final List<String> BODIES =
      List.of(
          "null",
          "[]",
          "[null]",
          "{}",
          "\"\"",
          "-1e999",
          "99999999999999999999",
          "{",
          "[{\"a\":",
          "\u0000",
          "\"\\ud800\"",
          "{\"ID\":null,\"Name\":{},\"Node\":[],\"Service\":1,\"Check\":\"\",\"Checks\":{}}",
          "{\"Name\":\"\\u0000\",\"Node\":\"\\ud800\",\"Kind\":\"../..\",\"TTL\":1e308}",
          "[{\"KV\":null},{\"Node\":{\"Node\":null}},{\"Service\":[]},{\"Check\":{}}]",
          "[".repeat(DEPTH),
          "{\"a\":".repeat(DEPTH) + "1" + "}".repeat(DEPTH));

  private HttpEndpoint endpoint;

  /** A new one, as the bundle registers it. */
  protected abstract HttpEndpoint create();

  private List<Route> routes() {
    if (endpoint == null) {
      endpoint = create();
    }
    return endpoint.routes();
  }

  @Test
  void shouldDeclareTheSameRoutesEachTime() {
    assertFalse(routes().isEmpty());
    assertEquals(routes(), routes());
  }

  /** What is not canonical is redirected before a route is looked for. */
  @Test
  void shouldDeclareCanonicalPaths() {
    for (Route route : routes()) {
      String path = route.path();
      assertTrue(path.startsWith("/"), path);
      for (String part : path.substring(1).split("/")) {
        assertFalse(part.isEmpty() || part.equals(".") || part.equals(".."), path);
      }
      assertFalse(path.contains("//") || path.contains("?") || path.contains("%"), path);
    }
  }

  @Test
  void shouldDeclareEachPathOnce() {
    Set<String> seen = new HashSet<>();
    routes().forEach(route -> assertTrue(seen.add(route.path()), route.path()));
  }

  /** OPTIONS is the server's to answer. */
  @Test
  void shouldDeclareMethodsInUpperCase() {
    for (Route route : routes()) {
      assertFalse(route.handlers().isEmpty(), route.path());
      assertTrue(METHODS.containsAll(route.handlers().keySet()), route.path());
    }
  }

  /** Operators read it in the list of routes. */
  @Test
  void shouldTellWhatCallersNeed() {
    for (Route route : routes()) {
      route
          .handlers()
          .forEach((method, action) -> assertFalse(action.need().told().isBlank(), route.path()));
    }
  }

  /** Handlers run on event loops: they say what is to be done, or refuse, and never wait. */
  @Test
  void shouldAnswerOrRefuseAtOnce() {
    for (Route route : routes()) {
      for (Map.Entry<String, Action> handler : route.handlers().entrySet()) {
        String what = handler.getKey() + " " + route.path();
        assertTimeoutPreemptively(PROMPT, () -> ask(what, handler), what);
      }
    }
  }

  /** Whatever a client sends is taken or refused, and never breaks a handler. */
  @Test
  void shouldTakeOrRefuseAnyBody() {
    for (Route route : routes()) {
      for (Map.Entry<String, Action> handler : route.handlers().entrySet()) {
        for (String body : BODIES) {
          String part = body.substring(0, Math.min(body.length(), 40));
          String what = handler.getKey() + " " + route.path() + " " + part;
          assertTimeoutPreemptively(PROMPT, () -> ask(what, handler, body), what);
        }
      }
    }
  }

  private static void ask(String what, Map.Entry<String, Action> handler) {
    ask(what, handler, "");
  }

  private static void ask(String what, Map.Entry<String, Action> handler, String body) {
    try {
      Answer answer = handler.getValue().handle(FakeRequest.of(handler.getKey(), "", "", body));
      assertNotNull(answer, what);
    } catch (PlatformException refused) {
      assertNotNull(refused.getMessage(), what);
    }
  }
}
