package io.praetor.raft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.api.metrics.Counter;
import io.praetor.api.metrics.Label;
import io.praetor.api.metrics.Metrics;
import io.praetor.api.metrics.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitMeterTest {

  private static final class Told implements Metrics {
    private final List<String> values = new ArrayList<>();

    @Override
    public Counter counter(String name, Label... labels) {
      return amount -> values.add(name + " " + amount);
    }

    @Override
    public Sample sample(String name, Label... labels) {
      return value -> values.add(name + " " + value);
    }
  }

  private final CommitMeter meter = new CommitMeter();

  @Test
  void shouldTellWhoCountsAndNobodyElse() {
    meter.committed(1, 1);
    Told first = new Told();
    meter.follow(first);
    meter.committed(3, 2_500_000);
    assertEquals(List.of("raft.apply 3", "raft.commitTime 2.5"), first.values);
    Told second = new Told();
    meter.follow(second);
    meter.forget(first);
    meter.committed(1, 0);
    meter.forget(second);
    meter.committed(1, 0);
    assertEquals(2, first.values.size());
    assertEquals(List.of("raft.apply 1", "raft.commitTime 0.0"), second.values);
  }
}
