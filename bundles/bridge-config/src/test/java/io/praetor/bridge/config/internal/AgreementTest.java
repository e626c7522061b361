package io.praetor.bridge.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementTest {

  private static final Content OLD = Content.of(Map.of("a", 1L));
  private static final Content NEW = Content.of(Map.of("a", 2L));
  private static final Content OTHER = Content.of(Map.of("a", 3L));
  private static final Content NONE = Content.ABSENT;
  private static final Content BROKEN = Content.problem("broken");

  private static void assertOutcome(
      Agreement reading, Agreement publishing, Content keys, Content here, Content agreed) {
    assertEquals(reading, Agreement.of(keys, here, agreed, false));
    assertEquals(publishing, Agreement.of(keys, here, agreed, true));
  }

  @Test
  void shouldTakeWhatKeysSayAnew() {
    assertOutcome(Agreement.TAKE, Agreement.TAKE, NEW, OLD, OLD);
    assertOutcome(Agreement.TAKE, Agreement.TAKE, NEW, NONE, NONE);
    assertOutcome(Agreement.TAKE, Agreement.TAKE, NONE, OLD, OLD);
    assertOutcome(Agreement.TAKE, Agreement.TAKE, NEW, BROKEN, OLD);
  }

  @Test
  void shouldTakeItThoughThisSideChangedToo() {
    assertOutcome(Agreement.TAKE, Agreement.TAKE, NEW, OTHER, OLD);
    assertOutcome(Agreement.TAKE, Agreement.TAKE, NONE, OTHER, OLD);
    assertOutcome(Agreement.TAKE, Agreement.TAKE, NEW, NONE, OLD);
  }

  @Test
  void shouldPublishWhatChangedOnThisSideAlone() {
    assertOutcome(Agreement.TAKE, Agreement.PUBLISH, OLD, NEW, OLD);
    assertOutcome(Agreement.TAKE, Agreement.PUBLISH, OLD, NONE, OLD);
    assertOutcome(Agreement.NOTHING, Agreement.PUBLISH, NONE, NEW, NONE);
    assertOutcome(Agreement.NOTHING, Agreement.NOTHING, NONE, BROKEN, NONE);
  }

  @Test
  void shouldLeaveAloneWhatAgreesOrIsBroken() {
    assertOutcome(Agreement.NOTHING, Agreement.NOTHING, NEW, NEW, OLD);
    assertOutcome(Agreement.NOTHING, Agreement.NOTHING, NONE, NONE, OLD);
    assertOutcome(Agreement.NOTHING, Agreement.NOTHING, BROKEN, OLD, OLD);
    assertOutcome(Agreement.NOTHING, Agreement.NOTHING, BROKEN, NONE, OLD);
  }
}
