package io.praetor.testkit.check;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What every {@link CheckType} that looks at something by a connection keeps to. Its author extends
 * this class in a test, says how the type is made and ended, how a definition names the thing to be
 * checked, and how that thing answers when it is well:
 *
 * <pre>{@code
 * class HelloTypeTest extends CheckTypeContract {
 *   protected CheckType create() { return new HelloType(); }
 *   protected void dispose(CheckType type) { ((HelloType) type).close(); }
 *   protected Map<String, Object> members(String address) { return Map.of("hello", address); }
 *   protected void answer(InputStream in, OutputStream out) throws IOException { ... }
 * }
 * }</pre>
 *
 * <p>Nothing listens beyond the loopback interface. Times are generous where the machine may be
 * busy; what has to be quick is measured as the best of several.
 */
public abstract class CheckTypeContract extends AnyCheckTypeContract {

  /** How long a caller may be held up. */
  private static final long CALL_MILLIS = 50;

  /** What a type is granted beyond its timeout; the runner gives up an attempt after five. */
  private static final long GRACE_MILLIS = 4_000;

  private static final long PATIENCE_SECONDS = 10;
  private static final int NOTE_BYTES = 4_096;
  private static final int AT_ONCE = 20;
  private static final int NOISES = 20;
  private static final int TRIES = 5;

  /**
   * The members of a definition.
   *
   * @param address of the thing to be checked, {@code 127.0.0.1:port}
   */
  protected abstract Map<String, Object> members(String address);

  /** A thing that is not there, where its address is all that counts. */
  @Override
  protected final Map<String, Object> members() {
    return members("127.0.0.1:1");
  }

  /** Talks to a check as the thing does when it is well; the connection is closed afterwards. */
  protected abstract void answer(InputStream in, OutputStream out) throws IOException;

  /** Whether answers are read; false for a type that is content with a connection. */
  protected boolean readsAnswers() {
    return true;
  }

  @Test
  void shouldReportEachAttemptOnce() throws Exception {
    try (Target well = Target.of(this::answer)) {
      Reports reports = new Reports();
      RunningCheck check = start(well.address(), LONG, reports);
      for (int i = 0; i < TRIES; i++) {
        check.attempt();
        Reports.Report report = reports.next(PATIENCE_MILLIS);
        assertEquals(CheckStatus.PASSING, report.status(), report.output());
        assertNotNull(report.output());
      }
      check.close();
      assertNull(reports.nextOrNull(SILENCE_MILLIS), "a report too many");
    }
  }

  @Test
  void shouldAttemptNothingUnasked() throws Exception {
    try (Target well = Target.of(this::answer)) {
      Reports reports = new Reports();
      RunningCheck check = start(well.address(), LONG, reports);
      assertNull(reports.nextOrNull(SILENCE_MILLIS), "a report without an attempt");
      check.close();
      assertEquals(0, well.open());
    }
  }

  @Test
  void shouldBeCriticalWhenNobodyListens() throws Exception {
    assertEquals(CheckStatus.CRITICAL, once(Target.nobody(), LONG).status());
  }

  @Test
  void shouldBeCriticalByItselfWhenTimeIsUp() throws Exception {
    if (!readsAnswers()) {
      return;
    }
    try (Target mute = Target.silent()) {
      long begin = System.nanoTime();
      Reports.Report report = once(mute.address(), TIMEOUT);
      assertEquals(CheckStatus.CRITICAL, report.status(), report.output());
      long millis = TimeUnit.NANOSECONDS.toMillis(report.atNanos() - begin);
      assertTrue(millis <= TIMEOUT.toMillis() + GRACE_MILLIS, millis + " ms");
      assertTrue(mute.awaitDeparture(PATIENCE_SECONDS), "the connection is still there");
    }
  }

  @Test
  void shouldNotBelieveNoise() throws Exception {
    for (int seed = 0; seed < NOISES; seed++) {
      try (Target noise = Target.random(seed)) {
        refuses(noise, "noise of seed " + seed);
      }
    }
  }

  @Test
  void shouldNotBelieveWhoeverCloses() throws Exception {
    try (Target closing = Target.closing()) {
      refuses(closing, "a connection that closes");
    }
  }

  @Test
  void shouldEndWhatHasNoEnd() throws Exception {
    for (String text : List.of("x", "\r\n", "+", "-ERR no ", "HTTP/1.1 200 OK\r\nX: y\r\n")) {
      try (Target endless = Target.endless(text.repeat(100).getBytes(StandardCharsets.UTF_8))) {
        Reports.Report report = once(endless.address(), TIMEOUT);
        int bytes = report.output().getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes <= OUTPUT_BYTES + NOTE_BYTES, bytes + " bytes of output");
        assertTrue(endless.awaitDeparture(PATIENCE_SECONDS), "the connection is still there");
      }
    }
  }

  @Test
  void shouldNotHoldUpItsCaller() throws Exception {
    try (Target mute = Target.silent()) {
      long best = Long.MAX_VALUE;
      for (int i = 0; i < TRIES; i++) {
        Reports reports = new Reports();
        long begin = System.nanoTime();
        RunningCheck check = start(mute.address(), LONG, reports);
        check.attempt();
        long called = System.nanoTime() - begin;
        mute.awaitArrival(PATIENCE_SECONDS);
        begin = System.nanoTime();
        check.close();
        best = Math.min(best, called + System.nanoTime() - begin);
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(best);
      assertTrue(millis <= CALL_MILLIS, "held up for " + millis + " ms at best");
    }
  }

  @Test
  void shouldGiveUpAnAttemptWhenClosed() throws Exception {
    try (Target mute = Target.silent()) {
      Reports reports = new Reports();
      RunningCheck check = start(mute.address(), LONG, reports);
      check.attempt();
      assertTrue(mute.awaitArrival(PATIENCE_SECONDS), "no connection");
      check.close();
      check.close();
      assertTrue(mute.awaitDeparture(PATIENCE_SECONDS), "the connection is still there");
      Reports.Report early = reports.nextOrNull(SILENCE_MILLIS);
      assertTrue(early == null || !readsAnswers(), "a report after the end: " + early);
    }
  }

  @Test
  void shouldLeaveNothingBehind() throws Exception {
    try (Target mute = Target.silent();
        Target well = Target.of(this::answer)) {
      once(well.address(), LONG); // what a runtime begins once, it has begun now
      Leftovers leftovers = new Leftovers();
      CheckType other = create();
      List<RunningCheck> checks = new ArrayList<>();
      for (int i = 0; i < TRIES; i++) {
        checks.add(other.start(definition(members(mute.address()), LONG), new Reports()));
        checks.get(i).attempt();
        assertTrue(mute.awaitArrival(PATIENCE_SECONDS), "no connection");
      }
      checks.forEach(RunningCheck::close);
      dispose(other);
      for (int i = 0; i < TRIES; i++) {
        assertTrue(mute.awaitDeparture(PATIENCE_SECONDS), "a connection is still there");
      }
      mute.close();
      assertEquals(Set.of(), leftovers.await(END_MILLIS), "threads that are left");
    }
  }

  @Test
  void shouldEndWithItsTypeEvenIfNobodyClosesChecks() throws Exception {
    try (Target mute = Target.silent()) {
      CheckType other = create();
      RunningCheck check = other.start(definition(members(mute.address()), LONG), new Reports());
      check.attempt();
      assertTrue(mute.awaitArrival(PATIENCE_SECONDS), "no connection");
      dispose(other);
      assertTrue(mute.awaitDeparture(PATIENCE_SECONDS), "the connection is still there");
      assertDoesNotThrow(check::close);
    }
  }

  @Test
  void shouldCheckManyAtOnce() throws Exception {
    try (Target well = Target.of(this::answer)) {
      Reports reports = new Reports();
      List<RunningCheck> checks = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        checks.add(start(well.address(), LONG, reports));
      }
      checks.forEach(RunningCheck::attempt);
      for (int i = 0; i < AT_ONCE; i++) {
        Reports.Report report = reports.next(PATIENCE_MILLIS);
        assertEquals(CheckStatus.PASSING, report.status(), report.output());
      }
      checks.forEach(RunningCheck::close);
      assertNull(reports.nextOrNull(SILENCE_MILLIS), "a report too many");
    }
  }

  private void refuses(Target target, String what) throws Exception {
    Reports.Report report = once(target.address(), LONG);
    if (readsAnswers()) {
      assertNotEquals(CheckStatus.PASSING, report.status(), what + ": " + report.output());
    }
  }

  private Reports.Report once(String address, Duration timeout) throws Exception {
    Reports reports = new Reports();
    RunningCheck check = start(address, timeout, reports);
    check.attempt();
    Reports.Report report = reports.next(PATIENCE_MILLIS);
    check.close();
    assertNull(reports.nextOrNull(0), "a second report");
    return report;
  }

  private RunningCheck start(String address, Duration timeout, Reports reports)
      throws InvalidCheckException {
    CheckDefinition definition = definition(members(address), timeout);
    type().validate(definition);
    return type().start(definition, reports);
  }
}
