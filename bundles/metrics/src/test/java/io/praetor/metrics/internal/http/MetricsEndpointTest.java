package io.praetor.metrics.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.metrics.Counter;
import io.praetor.api.metrics.Label;
import io.praetor.metrics.internal.count.GaugeBoard;
import io.praetor.metrics.internal.count.NameRules;
import io.praetor.metrics.internal.count.Recorder;
import io.praetor.metrics.internal.runtime.RuntimeSource;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Route;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.TextJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Members, their order and their names as Consul 1.10.11 was seen to send them. */
class MetricsEndpointTest {

  private static final Instant BEGIN = Instant.parse("2026-11-28T08:45:20Z");
  private static final NameRules NAMES = new NameRules("consul", "", List.of(), true);

  private final Recorder recorder = new Recorder(NAMES, BEGIN);
  private final GaugeBoard gauges = new GaugeBoard(NAMES);
  private final MetricsEndpoint endpoint =
      new MetricsEndpoint("n", recorder, gauges, Duration.ZERO);

  @Test
  void shouldTellTheLastInterval() {
    gauges.add(values -> values.set("runtime.sys_bytes", 1.5, new Label("l", "v")));
    Counter applied = recorder.counter("raft.apply");
    applied.add(1);
    applied.add(3);
    recorder.sample("raft.commitTime").add(0.5);
    recorder.end(BEGIN.plusSeconds(10));
    applied.add(100);
    TextJson json = new TextJson();
    ((Content.Json) content(FakeRequest.of("GET", "", "", "")).body()).write(json);
    assertEquals(
        "{\"Timestamp\":\"2026-11-28 08:45:20 +0000 UTC\","
            + "\"Gauges\":[{\"Name\":\"consul.runtime.sys_bytes\",\"Value\":1.5,"
            + "\"Labels\":{\"l\":\"v\"}}],\"Points\":[],"
            + "\"Counters\":[{\"Name\":\"consul.raft.apply\",\"Count\":2,\"Rate\":0.4,\"Sum\":4.0,"
            + "\"Min\":1.0,\"Max\":3.0,\"Mean\":2.0,\"Stddev\":1.4142135623730951,\"Labels\":{}}],"
            + "\"Samples\":[{\"Name\":\"consul.raft.commitTime\",\"Count\":1,\"Rate\":0.05,"
            + "\"Sum\":0.5,\"Min\":0.5,\"Max\":0.5,\"Mean\":0.5,\"Stddev\":0.0,\"Labels\":{}}]}",
        json.toString());
  }

  @Test
  void shouldTellPrometheusEverythingUpToNow() {
    gauges.add(new RuntimeSource());
    recorder.counter("raft.apply").add(1);
    recorder.end(BEGIN.plusSeconds(10));
    recorder.counter("raft.apply").add(2);
    Content content = content(FakeRequest.of("GET", "", "format=prometheus", ""));
    assertEquals(
        Map.of("Content-Type", "text/plain; version=0.0.4; charset=utf-8"), content.headers());
    String text = new String(((Content.Bytes) content.body()).bytes(), StandardCharsets.UTF_8);
    Map<String, String> values = TextFormat.read(text);
    assertEquals("3", values.get("consul_raft_apply"));
    for (String name :
        List.of(
            "alloc_bytes", "sys_bytes", "num_goroutines", "total_gc_runs", "total_gc_pause_ns")) {
      assertTrue(values.containsKey("consul_runtime_" + name), name);
    }
    assertTrue(Double.parseDouble(values.get("consul_runtime_alloc_bytes")) > 0);
    assertTrue(Double.parseDouble(values.get("consul_runtime_num_goroutines")) > 0);
  }

  private Content content(FakeRequest request) {
    Route route = endpoint.routes().get(0);
    assertEquals(Route.Scope.AGENT, route.scope());
    return ((Answer.Now) route.handlers().get("GET").handle(request)).content();
  }
}
