package io.praetor.metrics.internal.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.metrics.Counter;
import io.praetor.api.metrics.Label;
import io.praetor.api.metrics.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecorderTest {

  private static final Instant BEGIN = Instant.parse("2026-11-28T08:45:23Z");
  private static final NameRules NAMES = new NameRules("consul", "", List.of(), true);

  private final Recorder recorder = new Recorder(NAMES, BEGIN);

  @Test
  void shouldTellWhatHappenedInTheIntervalThatEnded() {
    Counter applied = recorder.counter("raft.apply");
    Sample time = recorder.sample("http", new Label("method", "GET"), new Label("a", "b"));
    applied.add(2);
    applied.add(1);
    time.add(1.5);
    Interval interval = recorder.end(BEGIN.plusSeconds(7));
    assertSame(interval, recorder.latest());
    assertEquals(Instant.parse("2026-11-28T08:45:20Z"), interval.start());
    Figures counted = interval.counters().get(new Series("consul.raft.apply", Map.of()));
    assertEquals(new Figures(2, 3, 5, 1, 2, new double[0]), counted);
    Series http = new Series("consul.http", Map.of("a", "b", "method", "GET"));
    assertEquals(
        new Figures(1, 1.5, 2.25, 1.5, 1.5, new double[] {1.5}), interval.samples().get(http));

    Interval next = recorder.end(BEGIN.plusSeconds(17));
    assertEquals(Instant.parse("2026-11-28T08:45:30Z"), next.start());
    assertEquals(Map.of(), next.counters());
    assertEquals(Map.of(), next.samples());
  }

  @Test
  void shouldShowTheFirstIntervalBeforeItEnds() {
    recorder.counter("x").add(1);
    assertEquals(1, recorder.latest().counters().size());
    assertEquals(1, recorder.end(BEGIN.plusSeconds(10)).counters().size());
  }

  @Test
  void shouldSumUpOverIntervals() {
    Sample time = recorder.sample("t");
    time.add(1);
    recorder.end(BEGIN.plusSeconds(10));
    time.add(2);
    Total total = recorder.totals(Duration.ZERO).get(new Series("consul.t", Map.of()));
    assertEquals(2, total.count());
    assertEquals(3, total.sum());
    assertEquals(1, total.latest().quantile(0.5));
    assertEquals(2, total.latest().quantile(0.99));
  }

  @Test
  void shouldForgetForPrometheusWhatDidNotChangeForLong() {
    recorder.counter("x").add(1);
    for (int i = 1; i <= 3; i++) {
      recorder.end(BEGIN.plusSeconds(10L * i));
    }
    assertEquals(1, recorder.totals(Duration.ZERO).size());
    assertEquals(1, recorder.totals(Duration.ofSeconds(60)).size());
    assertEquals(0, recorder.totals(Duration.ofSeconds(20)).size());
    recorder.counter("x").add(1);
    assertEquals(1, recorder.totals(Duration.ofSeconds(20)).size());
  }

  @Test
  void shouldGiveOneSeriesToAllWhoAskForIt() {
    recorder.counter("x", new Label("a", "1"), new Label("b", "2")).add(1);
    recorder.counter("x", new Label("b", "2"), new Label("a", "1")).add(1);
    recorder.counter("x").add(1);
    assertEquals(2, recorder.totals(Duration.ZERO).size());
    assertThrows(IllegalArgumentException.class, () -> recorder.sample("x", new Label("c", "3")));
  }

  @Test
  void shouldCountForNobodyBeyondTheLimit() {
    for (int i = 0; i < Recorder.MAX_SERIES; i++) {
      recorder.counter("x", new Label("i", Integer.toString(i)));
    }
    assertSame(Counter.NONE, recorder.counter("y"));
    assertEquals(Recorder.MAX_SERIES, recorder.totals(Duration.ZERO).size());
  }

  @Test
  void shouldKeepWhatTheLongestRuleSays() {
    NameRules rules =
        new NameRules("consul", "host", List.of("-consul.raft", "+consul.raft.apply"), true);
    Recorder filtered = new Recorder(rules, BEGIN);
    assertSame(Counter.NONE, filtered.counter("raft.other"));
    assertSame(Sample.NONE, filtered.sample("raft.time"));
    filtered.counter("raft.apply").add(1);
    filtered.counter("http").add(1);
    assertEquals(2, filtered.totals(Duration.ZERO).size());
    NameRules few = new NameRules("", "", List.of("+a"), false);
    assertEquals("a.b", few.name("a.b"));
    assertEquals(Set.of(true, false), Set.of(few.keeps("a.b"), few.keeps("b")));
  }

  @Test
  void shouldReadGaugesWithTheHostInTheirNames() {
    GaugeBoard board = new GaugeBoard(new NameRules("consul", "h1", List.of("-consul.h1.b"), true));
    List<String> asked = new ArrayList<>();
    board.add(
        gauges -> {
          asked.add("first");
          throw new IllegalStateException("broken");
        });
    board.add(
        gauges -> {
          gauges.set("a", 1, new Label("l", "v"));
          gauges.set("b", 2);
          gauges.set("c", Double.NaN);
        });
    assertEquals(Map.of(new Series("consul.h1.a", Map.of("l", "v")), 1.0), board.read());
    assertEquals(List.of("first"), asked);
  }
}
