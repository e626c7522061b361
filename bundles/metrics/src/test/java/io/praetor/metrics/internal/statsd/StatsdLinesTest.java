package io.praetor.metrics.internal.statsd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.metrics.Label;
import io.praetor.api.metrics.Sample;
import io.praetor.metrics.internal.count.Interval;
import io.praetor.metrics.internal.count.NameRules;
import io.praetor.metrics.internal.count.Recorder;
import io.praetor.metrics.internal.count.Series;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StatsdLinesTest {

  private final Recorder recorder =
      new Recorder(new NameRules("consul", "", List.of(), true), Instant.EPOCH);

  @Test
  void shouldPutLabelsIntoNamesOrTags() {
    recorder.counter("raft.apply", new Label("a", "x:y")).add(3);
    recorder.sample("t").add(1.5);
    Interval interval = recorder.end(Instant.EPOCH.plusSeconds(10));
    TreeMap<Series, Double> gauges =
        new TreeMap<>(Map.of(new Series("consul.g", Map.of("k", "v")), 2.0));
    assertEquals(
        List.of(
            "consul.g.v:2.000000|g", "consul.raft.apply.x_y:3.000000|c", "consul.t:1.500000|ms"),
        StatsdLines.plain(interval, gauges));
    assertEquals(
        List.of(
            "consul.g:2.000000|g|#k:v,env:prod",
            "consul.raft.apply:3.000000|c|#a:x_y,env:prod",
            "consul.t:1.500000|ms|#env:prod"),
        StatsdLines.tagged(interval, gauges, List.of("env:prod")));
  }

  @Test
  void shouldSendSomeOfVeryManyValues() {
    Sample sample = recorder.sample("t");
    for (int i = 0; i < 1024; i++) {
      sample.add(i);
    }
    Interval interval = recorder.end(Instant.EPOCH.plusSeconds(10));
    List<String> lines = StatsdLines.plain(interval, new TreeMap<>());
    assertEquals(StatsdLines.MAX_VALUES, lines.size());
    assertTrue(lines.get(0).endsWith("|ms|@0.250000"), lines.get(0));
    assertEquals(lines.size(), Set.copyOf(lines).size());
  }
}
