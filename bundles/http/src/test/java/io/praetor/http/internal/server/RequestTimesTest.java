package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.api.metrics.Counter;
import io.praetor.api.metrics.Label;
import io.praetor.api.metrics.Metrics;
import io.praetor.api.metrics.Sample;
import io.praetor.spi.http.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RequestTimesTest {

  /** Remembers which handles were asked for, and what they were told. */
  private static final class Told implements Metrics {
    private final List<String> lookedUp = new CopyOnWriteArrayList<>();
    private final List<String> values = new CopyOnWriteArrayList<>();

    @Override
    public Counter counter(String name, Label... labels) {
      throw new AssertionError(name);
    }

    @Override
    public Sample sample(String name, Label... labels) {
      List<String> texts = new ArrayList<>(List.of(name));
      Arrays.stream(labels).forEach(label -> texts.add(label.name() + "=" + label.value()));
      String series = String.join(" ", texts);
      lookedUp.add(series);
      return value -> values.add(series + " " + value);
    }
  }

  private Metrics metrics;
  private long now;
  private final RequestTimes times = new RequestTimes(() -> metrics, () -> now);

  @Test
  void shouldTellBothNamesAndLookThemUpOnce() {
    Told told = new Told();
    metrics = told;
    now = 3_500_000;
    times.answered("/v1/kv/", "GET", 1_000_000);
    times.answered("/v1/kv/", "GET", 3_000_000);
    times.answered("/v1/agent/self", "PUT", 3_500_000);
    assertEquals(
        List.of(
            "http.GET.v1.kv._",
            "api.http method=GET path=v1_kv_",
            "http.PUT.v1.agent.self",
            "api.http method=PUT path=v1_agent_self"),
        told.lookedUp);
    assertEquals("http.GET.v1.kv._ 2.5", told.values.get(0));
    assertEquals("api.http method=GET path=v1_kv_ 0.5", told.values.get(3));
    assertEquals("http.PUT.v1.agent.self 0.0", told.values.get(4));
  }

  @Test
  void shouldFollowWhoCounts() {
    times.answered("/v1/kv/", "GET", 0);
    Told first = new Told();
    metrics = first;
    times.answered("/v1/kv/", "GET", 0);
    Told second = new Told();
    metrics = second;
    times.answered("/v1/kv/", "GET", 0);
    metrics = null;
    times.answered("/v1/kv/", "GET", 0);
    assertEquals(2, first.values.size());
    assertEquals(2, second.values.size());
  }

  @Test
  void shouldCountWhatARouteServes() throws Exception {
    Told told = new Told();
    try (TestServer server = new TestServer(Map.of())) {
      server.providers.metrics(told);
      server.serve(new Route("/v1/x/", Map.of("GET", TestServer.text("y"))));
      try (TestClient client = server.client()) {
        assertEquals(200, client.get("/v1/x/any/thing").status());
        assertEquals(404, client.get("/v1/absent").status());
        server.providers.withdraw(told);
        assertEquals(200, client.get("/v1/x/any/thing").status());
      }
    }
    assertEquals(List.of("http.GET.v1.x._", "api.http method=GET path=v1_x_"), told.lookedUp);
    assertEquals(2, told.values.size());
  }
}
