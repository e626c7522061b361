package io.praetor.health.internal.told;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.health.internal.ManualTimer;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TtlTypeTest {

  private final ManualTimer timer = new ManualTimer();
  private final List<String> heard = new ArrayList<>();

  private RunningCheck start(Object ttl) throws InvalidCheckException {
    CheckDefinition definition =
        new CheckDefinition(
            "t", "", Duration.ZERO, Duration.ZERO, Map.of("TTL", ttl, "OutputMaxSize", 10L));
    return new TtlType(timer)
        .start(definition, (status, output) -> heard.add(status.text() + " " + output));
  }

  @Test
  void shouldExpireWithWhatItWasToldLast() throws InvalidCheckException {
    RunningCheck check = start("2s");
    timer.advanceMillis(2_000);
    check.tell(CheckStatus.PASSING, "alive");
    timer.advanceMillis(1_999);
    check.tell(CheckStatus.WARNING, "so so");
    timer.advanceMillis(1_999);
    assertEquals(3, heard.size());
    timer.advanceMillis(1);
    assertEquals(
        List.of(
            "critical TTL expired",
            "passing alive",
            "warning so so",
            "critical TTL expired (last output before timeout follows): so so"),
        heard);
    timer.advanceMillis(100_000);
    assertEquals(4, heard.size(), "it expires once");
  }

  @Test
  void shouldCutWhatItIsToldAtTheHead() throws InvalidCheckException {
    start("1m").tell(CheckStatus.PASSING, "0123456789ab");
    assertEquals(List.of("passing 0123456789 ... (captured 10 of 12 bytes)"), heard);
  }

  @Test
  void shouldLeaveNothingBehind() throws InvalidCheckException {
    RunningCheck check = start(2_000_000_000L);
    check.close();
    check.tell(CheckStatus.PASSING, "");
    assertEquals(0, timer.waiting());
  }

  @Test
  void shouldRefuseTimesThatAreNone() {
    assertThrows(InvalidCheckException.class, () -> start("soon"));
    assertThrows(InvalidCheckException.class, () -> start("-1s"));
    assertThrows(InvalidCheckException.class, () -> start(0L));
  }
}
