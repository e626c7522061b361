package io.praetor.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimedCallTest {

  private static final long PATIENCE_MILLIS = 50;

  private final CountDownLatch never = new CountDownLatch(1);
  private final TimedCall call = new TimedCall("start", "guest");

  @Test
  void shouldReturnWhatIsInTime() throws Exception {
    assertEquals("x", call.within(TimedBundles.CALL_MILLIS, () -> "x"));
    assertFalse(call.isLate());
  }

  @Test
  void shouldInterruptWhatHangsAgainWhenItWasInterrupted() {
    String message = failure(() -> hang(2));
    assertTrue(message.startsWith("start of guest takes more than 50 ms"), message);
    assertFalse(message.contains("cannot be interrupted"), message);
    assertTrue(call.isLate());
    assertFalse(call.isRunning());
  }

  @Test
  void shouldGiveUpWhatGoesOn() {
    String message = failure(() -> hang(Integer.MAX_VALUE));
    assertTrue(message.endsWith(", and cannot be interrupted"), message);
    assertTrue(call.isRunning());
    never.countDown();
  }

  private String hang(int times) {
    for (int time = 0; time < times && never.getCount() > 0; time++) {
      try {
        never.await();
      } catch (InterruptedException e) {
        // Once more.
      }
    }
    return "";
  }

  private String failure(TimedCall.Work<String> work) {
    return assertThrows(DeployException.class, () -> call.within(PATIENCE_MILLIS, work))
        .getMessage();
  }
}
