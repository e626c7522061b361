package io.praetor.health.internal.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.health.internal.ManualTimer;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckRunner.Known;
import io.praetor.spi.check.CheckStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Kinds come and go, attempts report, throw, hang and report late, threads run in any order; when
 * it is quiet again, every check tells what its kind says. {@link FakeKind} fails when methods of a
 * check are called at the same time, or after it was closed.
 */
class RunnerSimTest {

  private static final int SEEDS = 200;
  private static final int STEPS = 400;
  private static final int DEPTH_MAX = 3;

  /** Defects are part of the game here, thousands of them; held, or else its level is forgotten. */
  private static final Logger LOG = Logger.getLogger(RunnerSimTest.class.getPackageName());

  @BeforeAll
  static void beSilent() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void speakAgain() {
    LOG.setLevel(null);
  }

  @Test
  void shouldComeBackFromWhateverHappens() {
    for (long seed = 0; seed < SEEDS; seed++) {
      new Simulation(seed).run();
    }
  }

  /** One run. */
  private static final class Simulation {

    private final long seed;
    private final SplittableRandom random;
    private final ManualTimer timer = new ManualTimer();
    private final List<Runnable> threads = new ArrayList<>();
    private final Runner runner;
    private final Map<String, Known> known = new HashMap<>();
    private final List<FakeKind> here = new ArrayList<>();
    private final List<FakeKind> all = new ArrayList<>();
    private long services;
    private int depth;

    Simulation(long seed) {
      this.seed = seed;
      random = new SplittableRandom(seed);
      runner = new Runner(timer, threads::add, random.split(), 4096);
    }

    void run() {
      for (int i = 0; i < STEPS; i++) {
        step();
      }
      settle();
    }

    private void step() {
      switch (random.nextInt(8)) {
        case 0 -> register("c" + random.nextInt(5));
        case 1 -> {
          if (random.nextInt(4) == 0) {
            String id = "c" + random.nextInt(5);
            runner.stop(id);
            known.remove(id);
          }
        }
        case 2 -> arrive();
        case 3 -> leave();
        case 4 -> lateReport();
        case 5 -> timer.advanceMillis(random.nextInt(5_000));
        default -> runOneThread();
      }
    }

    private void register(String id) {
      Known start = new Known(CheckStatus.CRITICAL, "");
      known.put(id, start);
      Duration interval = Duration.ofSeconds(random.nextInt(1, 10));
      runner.start(
          new CheckDefinition(id, "", interval, Duration.ofSeconds(2), Map.of("redis", id)),
          start,
          (status, output) -> known.put(id, new Known(status, output)));
    }

    private void arrive() {
      FakeKind kind = new FakeKind("redis");
      if (random.nextInt(5) == 0) {
        kind.startFailure = new IllegalStateException("start");
      }
      if (random.nextInt(3) == 0) {
        kind.onStart = this::meanwhile;
      }
      here.add(kind);
      all.add(kind);
      runner.arrived(kind, random.nextInt(3), ++services);
    }

    private void leave() {
      if (!here.isEmpty()) {
        runner.left(here.remove(random.nextInt(here.size())));
      }
    }

    private void lateReport() {
      for (FakeKind kind : all) {
        for (FakeKind.Started check : kind.started) {
          if (random.nextInt(4) == 0) {
            check.onAttempt = behaviour(check);
            check.report(List.of(CheckStatus.values()).get(random.nextInt(3)), "at any time");
          }
        }
      }
    }

    private Runnable behaviour(FakeKind.Started check) {
      return switch (random.nextInt(4)) {
        case 0 ->
            () -> {
              throw new IllegalStateException("attempt");
            };
        case 1 -> () -> check.report(CheckStatus.WARNING, "slow");
        case 2 ->
            () -> {
              meanwhile();
              check.report(CheckStatus.PASSING, "after a while");
            };
        default -> () -> {};
      };
    }

    /** What others do while a call does not return. */
    private void meanwhile() {
      if (depth < DEPTH_MAX) {
        depth++;
        int steps = random.nextInt(30);
        for (int i = 0; i < steps; i++) {
          step();
        }
        depth--;
      }
    }

    private void runOneThread() {
      if (!threads.isEmpty()) {
        threads.remove(random.nextInt(threads.size())).run();
      }
    }

    private void settle() {
      depth = DEPTH_MAX;
      while (!here.isEmpty()) {
        leave();
      }
      FakeKind last = new FakeKind("redis");
      runner.arrived(last, 0, ++services);
      for (int second = 0; second < 120; second++) {
        timer.advanceMillis(1_000);
        while (!threads.isEmpty()) {
          runOneThread();
        }
        for (FakeKind.Started check : last.started) {
          check.onAttempt = () -> check.report(CheckStatus.PASSING, "well");
        }
      }
      known.forEach(
          (id, now) -> assertEquals(new Known(CheckStatus.PASSING, "well"), now, id + " " + seed));
      runner.close();
      while (!threads.isEmpty()) {
        runOneThread();
      }
      assertEquals(0, timer.waiting(), "timers of seed " + seed);
      for (FakeKind kind : all) {
        for (FakeKind.Started check : kind.started) {
          assertEquals(1, check.closes, "closes of seed " + seed);
        }
      }
      assertTrue(last.started.stream().allMatch(check -> check.closes == 1));
    }
  }
}
