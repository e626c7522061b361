package io.praetor.http.internal.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.http.Action;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteRegistryTest {

  private static final Action HANDLER =
      Need.nothing("a test").then(request -> new Answer.Now(Content.empty(200)));

  private long now;
  private final RouteRegistry registry = new RouteRegistry(() -> now);

  @Test
  void shouldPreferTheLongestPrefixAndTheExactPath() {
    registry.add(endpoint("/v1/a/", "/v1/a/b/", "/v1/a/b/c"), 0, 1, 9);
    assertEquals("/v1/a/b/c", find("/v1/a/b/c"));
    assertEquals("/v1/a/b/", find("/v1/a/b/cc"));
    assertEquals("/v1/a/", find("/v1/a/x"));
    assertNull(registry.table().find("/v1/a"));
    assertEquals("/v1/a/", registry.table().redirect("/v1/a"));
    assertNull(registry.table().redirect("/v1/a/b/c"));
  }

  @Test
  void shouldRememberForAWhileWhatLeft() {
    registry.add(endpoint("/v1/a/", "/v1/b"), 0, 1, 9);
    assertFalse(registry.isVanished("/v1/a/x"));
    registry.remove(1);
    assertTrue(registry.isVanished("/v1/a/x"));
    assertTrue(registry.isVanished("/v1/b"));
    assertFalse(registry.isVanished("/v1/b/x"));
    now += RouteRegistry.VANISHED_NANOS;
    assertFalse(registry.isVanished("/v1/a/x"));
  }

  @Test
  void shouldNotExpectBackWhatIsUninstalled() {
    registry.add(endpoint("/v1/a"), 0, 1, 7);
    registry.add(endpoint("/v1/b"), 0, 2, 8);
    registry.remove(1);
    registry.remove(2);
    registry.forget(7);
    assertFalse(registry.isVanished("/v1/a"));
    assertTrue(registry.isVanished("/v1/b"), "this bundle is still there");
  }

  @Test
  void shouldNoteWhatLeavesBeforeItIsGone() {
    List<Boolean> found = new ArrayList<>();
    RouteRegistry[] watched = new RouteRegistry[1];
    watched[0] =
        new RouteRegistry(
            () -> {
              found.add(watched[0].table().find("/v1/a") != null);
              return 0;
            });
    watched[0].add(endpoint("/v1/a"), 0, 1, 9);
    watched[0].remove(1);
    assertEquals(List.of(true), found, "there when the time was noted");
    assertNull(watched[0].table().find("/v1/a"));
  }

  @Test
  void shouldGoBackToTheOtherWhenOneOfTwoLeaves() {
    HttpEndpoint one = endpoint("/v1/a");
    registry.add(one, 0, 1, 9);
    registry.add(endpoint("/v1/a"), 0, 2, 9);
    registry.remove(2);
    assertEquals(one.routes().get(0), registry.table().find("/v1/a").route());
  }

  private String find(String path) {
    return registry.table().find(path).route().path();
  }

  private static HttpEndpoint endpoint(String... paths) {
    List<Route> routes =
        List.of(paths).stream().map(path -> new Route(path, Map.of("GET", HANDLER))).toList();
    return () -> routes;
  }
}
