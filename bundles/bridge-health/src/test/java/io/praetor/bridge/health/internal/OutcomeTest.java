package io.praetor.bridge.health.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.spi.check.CheckStatus;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  @Test
  void shouldTellStatuses() {
    assertEquals(CheckStatus.PASSING, status(Result.Status.OK));
    assertEquals(CheckStatus.WARNING, status(Result.Status.WARN));
    assertEquals(CheckStatus.CRITICAL, status(Result.Status.TEMPORARILY_UNAVAILABLE));
    assertEquals(CheckStatus.CRITICAL, status(Result.Status.CRITICAL));
    assertEquals(CheckStatus.CRITICAL, status(Result.Status.HEALTH_CHECK_ERROR));
  }

  private static CheckStatus status(Result.Status status) {
    return Outcome.of(new Result(status, "x")).status();
  }

  @Test
  void shouldTellWhatIsNotForDebugging() {
    ResultLog log = new ResultLog();
    log.add(new ResultLog.Entry(Result.Status.OK, "disk"));
    log.add(new ResultLog.Entry("only for developers", true));
    log.add(
        new ResultLog.Entry(
            Result.Status.WARN, "memory", new IllegalStateException("nearly all is used")));
    assertEquals(
        new Outcome(
            CheckStatus.WARNING,
            "OK disk\nWARN memory (java.lang.IllegalStateException: nearly all is used)"),
        Outcome.of(new Result(log)));
    assertEquals("fine", Outcome.of(new Result(Result.Status.OK, "fine")).output());
    assertEquals(CheckStatus.CRITICAL, Outcome.of(null).status());
  }
}
