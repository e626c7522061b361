package io.praetor.health.internal.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.health.internal.ManualTimer;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckRunner.Known;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.InvalidCheckException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RunnerTest {

  private static final Known CRITICAL = new Known(CheckStatus.CRITICAL, "");

  private final ManualTimer timer = new ManualTimer();
  private final Deque<Runnable> postponed = new ArrayDeque<>();
  private boolean postpone;
  private final Runner runner = new Runner(timer, this::execute, new SplittableRandom(1), 4096);
  private final FakeKind redis = new FakeKind("redis");
  private final List<String> heard = new ArrayList<>();

  private void execute(Runnable task) {
    if (postpone) {
      postponed.add(task);
    } else {
      task.run();
    }
  }

  private static CheckDefinition redis(Map<String, Object> more) {
    Map<String, Object> members = new HashMap<>(more);
    members.put("redis", "host:6379");
    return new CheckDefinition("r", "", Duration.ofSeconds(10), Duration.ofSeconds(2), members);
  }

  private void start(CheckDefinition definition) {
    runner.start(definition, CRITICAL, (status, output) -> heard.add(status.text() + " " + output));
  }

  private void arrive() {
    runner.arrived(redis, 0, 1);
  }

  @Test
  void shouldAttemptFirstWithinTheIntervalAndThenAtEach() {
    arrive();
    start(redis(Map.of()));
    timer.advanceMillis(10_000);
    assertEquals(1, redis.last().attempts);
    redis.last().report(CheckStatus.PASSING, "PONG");
    timer.advanceMillis(9_999);
    assertEquals(1, redis.last().attempts);
    timer.advanceMillis(1);
    assertEquals(2, redis.last().attempts);
    assertEquals(List.of("passing PONG"), heard);
  }

  @Test
  void shouldNotAttemptAgainBeforeTheLastReport() {
    arrive();
    start(
        new CheckDefinition(
            "r", "", Duration.ofMillis(5), Duration.ofSeconds(60), Map.of("Redis", "x")));
    timer.advanceMillis(1_000);
    timer.advanceMillis(30_000);
    assertEquals(1, redis.last().attempts);
    redis.last().report(CheckStatus.PASSING, "");
    timer.advanceMillis(999);
    assertEquals(1, redis.last().attempts, "an interval is at least a second");
    timer.advanceMillis(1);
    assertEquals(2, redis.last().attempts);
  }

  @Test
  void shouldSayThatAKindIsMissingAndComeAliveWithIt() {
    start(redis(Map.of()));
    timer.advanceMillis(1_999);
    assertEquals(List.of(), heard);
    timer.advanceMillis(1);
    assertEquals(
        List.of(
            "critical No check type for \"redis\" on this agent; the check starts by itself when"
                + " there is"),
        heard);
    assertEquals("", runner.typeOf(redis(Map.of())));

    arrive();
    assertEquals("redis", runner.typeOf(redis(Map.of())));
    timer.advanceMillis(10_000);
    redis.last().report(CheckStatus.PASSING, "PONG");
    runner.left(redis);
    assertEquals(1, redis.last().closes);
    timer.advanceMillis(2_000);
    assertEquals(3, heard.size());
    assertTrue(heard.get(2).startsWith("critical No check type"), heard.get(2));
  }

  @Test
  void shouldNotNoticeThatAKindIsExchanged() {
    arrive();
    start(redis(Map.of()));
    timer.advanceMillis(10_000);
    redis.last().report(CheckStatus.PASSING, "PONG");
    FakeKind newer = new FakeKind("Redis");
    runner.arrived(newer, 0, 2);
    assertEquals(0, newer.started.size(), "the older one serves while it is there");
    runner.left(redis);
    assertEquals(1, newer.started.size());
    timer.advanceMillis(10_000);
    assertEquals(1, newer.last().attempts);
    assertEquals(List.of("passing PONG"), heard);

    FakeKind better = new FakeKind("redis");
    runner.arrived(better, 10, 3);
    assertEquals(1, newer.last().closes, "a higher ranking serves");
    assertEquals(1, better.started.size());
  }

  @Test
  void shouldReportWhatAKindThrows() {
    arrive();
    redis.startFailure = new IllegalStateException("no luck");
    start(redis(Map.of()));
    assertEquals(
        List.of(
            "critical The check type \"redis\" failed: java.lang.IllegalStateException: no luck"),
        heard);
    redis.startFailure = null;
    timer.advanceMillis(10_000);
    assertEquals(1, redis.started.size(), "it is tried again at the interval");
    redis.last().onAttempt =
        () -> {
          throw new NoClassDefFoundError("x");
        };
    timer.advanceMillis(10_000);
    assertEquals(
        "critical The check type \"redis\" failed: java.lang.NoClassDefFoundError: x",
        heard.get(1));
    redis.last().onAttempt = () -> redis.last().report(CheckStatus.PASSING, "well");
    timer.advanceMillis(10_000);
    assertEquals("passing well", heard.get(2));
  }

  @Test
  void shouldGiveUpOnAnAttemptThatReportsNothing() {
    arrive();
    start(redis(Map.of()));
    timer.advanceMillis(10_000);
    FakeKind.Started first = redis.last();
    timer.advanceMillis(10_000);
    assertEquals(List.of("critical The check type \"redis\" gave no result within 2s"), heard);
    assertEquals(1, first.closes);
    assertEquals(2, redis.started.size());
    first.report(CheckStatus.PASSING, "late");
    assertEquals(1, heard.size(), "what comes late means nothing");
    timer.advanceMillis(10_000);
    redis.last().report(CheckStatus.PASSING, "well");
    assertEquals("passing well", heard.get(1));
  }

  @Test
  void shouldBeginAnewOnlyWhenACallThatDidNotReturnIsBack() {
    arrive();
    start(redis(Map.of()));
    FakeKind.Started first = redis.last();
    first.onAttempt = () -> timer.advanceMillis(60_000); // it is inside all that time
    timer.advanceMillis(10_000);
    assertEquals(
        List.of("critical The check type \"redis\" gave no result within 2s and does not return"),
        heard);
    assertEquals(1, first.closes);
    assertEquals(2, redis.started.size());
  }

  @Test
  void shouldServeOtherChecksOfAKindWhileACallDoesNotReturn() {
    arrive();
    postpone = true;
    start(redis(Map.of()));
    runner.start(
        new CheckDefinition(
            "other", "", Duration.ofSeconds(10), Duration.ofSeconds(2), Map.of("redis", "y")),
        CRITICAL,
        (status, output) -> heard.add("other " + status.text()));
    runPostponed();
    redis.started.get(0).onAttempt = this::hang;
    redis.started.get(1).onAttempt = () -> redis.started.get(1).report(CheckStatus.PASSING, "");
    for (int i = 0; i < 30; i++) {
      timer.advanceMillis(1_000);
      runPostponed();
    }
    assertTrue(heard.contains("other passing"), heard.toString());
  }

  /** Goes on with what other threads would do, without returning. */
  private void hang() {
    for (int i = 0; i < 30; i++) {
      timer.advanceMillis(1_000);
      runPostponed();
    }
    assertTrue(heard.contains("other passing"), heard.toString());
  }

  private void runPostponed() {
    for (Runnable task = postponed.poll(); task != null; task = postponed.poll()) {
      task.run();
    }
  }

  @Test
  void shouldHearNothingOfWhatWasStoppedOrReplaced() {
    arrive();
    start(redis(Map.of()));
    FakeKind.Started first = redis.last();
    start(redis(Map.of()));
    assertEquals(1, first.closes);
    first.report(CheckStatus.PASSING, "of the first");
    runner.stop("r");
    redis.last().report(CheckStatus.PASSING, "of the second");
    runner.stop("r");
    assertEquals(List.of(), heard);
    assertEquals(0, timer.waiting());
  }

  @Test
  void shouldTellAtOnceAndOnlyWhatTakesIt() throws InvalidCheckException {
    arrive();
    start(new CheckDefinition("r", "", Duration.ZERO, Duration.ZERO, Map.of("redis", "x")));
    runner.tell("r", CheckStatus.WARNING, "told");
    assertEquals(List.of("warning told"), heard);
    assertEquals(
        "CheckID \"absent\" does not have associated TTL",
        assertThrows(
                InvalidCheckException.class, () -> runner.tell("absent", CheckStatus.PASSING, ""))
            .getMessage());
  }

  @Test
  void shouldRefuseWhatAKindRefusesAndNothingWithoutAKind() throws InvalidCheckException {
    redis.refusal = "no host";
    runner.validate(redis(Map.of()));
    arrive();
    assertEquals(
        "no host",
        assertThrows(InvalidCheckException.class, () -> runner.validate(redis(Map.of())))
            .getMessage());
    start(redis(Map.of()));
    assertEquals(List.of("critical no host"), heard);
  }

  @Test
  void shouldSayHowMuchOutputIsKeptAndCutWhatIsFarLonger() {
    arrive();
    start(redis(Map.of("OutputMaxSize", 10L)));
    assertEquals(10, redis.last().definition.number(CheckDefinition.OUTPUT_MAX_SIZE));
    redis.last().report(CheckStatus.PASSING, "x".repeat(5_000));
    assertEquals(
        "passing " + "x".repeat(4_106) + " ... (captured 4106 of 5000 bytes)", heard.get(0));
    start(redis(Map.of("OutputMaxSize", 1_000_000L)));
    assertEquals(4_096, redis.last().definition.number(CheckDefinition.OUTPUT_MAX_SIZE));
  }

  @Test
  void shouldSurviveAListenerThatThrowsAndOneThatStopsItsCheck() {
    arrive();
    runner.start(
        redis(Map.of()),
        CRITICAL,
        (status, output) -> {
          heard.add(output);
          if (heard.size() == 1) {
            throw new IllegalStateException("listener");
          }
          runner.stop("r");
        });
    redis.last().report(CheckStatus.PASSING, "1");
    redis.last().report(CheckStatus.PASSING, "2");
    redis.last().report(CheckStatus.PASSING, "3");
    assertEquals(List.of("1", "2"), heard);
  }

  @Test
  void shouldChooseAsConsulDoesAmongSeveralKinds() {
    FakeKind http = new FakeKind("HTTP");
    FakeKind tcp = new FakeKind("TCP");
    FakeKind docker = new FakeKind("DockerContainerID");
    FakeKind script = new FakeKind("Args");
    List.of(script, docker, tcp, http).forEach(kind -> runner.arrived(kind, 0, 7));
    assertEquals("http", typeOf("TCP", "HTTP"));
    assertEquals("dockercontainerid", typeOf("Args", "DockerContainerID", "Shell"));
    assertEquals("args", typeOf("Args", "TLSServerName"));
    arrive();
    assertEquals("redis", typeOf("HTTP", "Redis"));
    assertEquals("", typeOf("Nothing"));
  }

  private String typeOf(String... names) {
    Map<String, Object> members = new HashMap<>();
    for (String name : names) {
      members.put(name, "x");
    }
    return runner.typeOf(
        new CheckDefinition("c", "", Duration.ofSeconds(1), Duration.ZERO, members));
  }

  @Test
  void shouldSpreadThousandsOfChecksOverTheirIntervalWithOneTimerEach() {
    arrive();
    int checks = 5_000;
    for (int i = 0; i < checks; i++) {
      runner.start(
          new CheckDefinition(
              "c" + i, "", Duration.ofSeconds(10), Duration.ZERO, Map.of("redis", "x")),
          CRITICAL,
          (status, output) -> {});
      FakeKind.Started check = redis.last();
      check.onAttempt = () -> check.report(CheckStatus.PASSING, "");
    }
    for (int second = 1; second <= 30; second++) {
      int before = attempts();
      timer.advanceMillis(1_000);
      int more = attempts() - before;
      assertTrue(more > 350 && more < 650, "attempts in a second: " + more);
      assertEquals(checks, timer.waiting());
    }
    runner.close();
    assertEquals(0, timer.waiting());
  }

  private int attempts() {
    return redis.started.stream().mapToInt(check -> check.attempts).sum();
  }
}
