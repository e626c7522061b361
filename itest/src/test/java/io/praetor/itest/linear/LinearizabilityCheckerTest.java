package io.praetor.itest.linear;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearizabilityCheckerTest {

  @Test
  void shouldAcceptOneAfterTheOther() {
    assertTrue(check(Operation.put("a", 0, 1), Operation.get("a", 2, 3)));
  }

  @Test
  void shouldRefuseAStaleRead() {
    assertFalse(
        check(Operation.put("a", 0, 1), Operation.put("b", 2, 3), Operation.get("a", 4, 5)));
  }

  @Test
  void shouldAcceptEitherOrderOfWhatOverlaps() {
    assertTrue(
        check(Operation.put("a", 0, 10), Operation.put("b", 0, 10), Operation.get("a", 11, 12)));
    assertTrue(
        check(Operation.put("a", 0, 10), Operation.put("b", 0, 10), Operation.get("b", 11, 12)));
  }

  @Test
  void shouldRefuseThatReadsGoBack() {
    assertFalse(
        check(
            Operation.put("a", 0, 1),
            Operation.put("b", 2, 20),
            Operation.get("b", 3, 4),
            Operation.get("a", 5, 6)));
  }

  @Test
  void shouldAllowAnUnansweredWriteToHappenLateOrNever() {
    Operation unanswered = Operation.put("b", 2, Operation.UNKNOWN);
    assertTrue(check(Operation.put("a", 0, 1), unanswered, Operation.get("a", 9, 10)));
    assertTrue(
        check(
            Operation.put("a", 0, 1),
            unanswered,
            Operation.get("a", 9, 10),
            Operation.get("b", 11, 12)));
    assertFalse(
        check(
            Operation.put("a", 0, 1),
            unanswered,
            Operation.get("b", 9, 10),
            Operation.get("a", 11, 12)));
  }

  @Test
  void shouldRefuseThatTwoExchangesOfOneValueSucceed() {
    assertFalse(
        check(
            Operation.put("a", 0, 1),
            Operation.cas("a", "b", true, 2, 10),
            Operation.cas("a", "c", true, 2, 10)));
    assertTrue(
        check(
            Operation.put("a", 0, 1),
            Operation.cas("a", "b", true, 2, 10),
            Operation.cas("a", "c", false, 2, 10)));
  }

  @Test
  void shouldRefuseALostWrite() {
    assertFalse(check(Operation.put("a", 0, 1), Operation.get(null, 2, 3)));
  }

  /** What a real register does under many threads' overlapping requests is accepted. */
  @Test
  void shouldAcceptLongHistoriesOfARegister() {
    Random random = new Random(7);
    List<Operation> history = new ArrayList<>();
    String value = null;
    for (int i = 1; i < 2_000; i++) {
      long moment = i * 10L;
      long began = moment - random.nextInt(40);
      long ended = moment + random.nextInt(40);
      switch (random.nextInt(3)) {
        case 0 -> history.add(Operation.get(value, began, ended));
        case 1 -> {
          value = "v" + i;
          history.add(
              Operation.put(value, began, random.nextInt(50) == 0 ? Operation.UNKNOWN : ended));
        }
        default -> {
          history.add(Operation.cas(value, "c" + i, true, began, ended));
          value = "c" + i;
        }
      }
    }
    assertTrue(LinearizabilityChecker.isLinearizable(history));
    history.add(Operation.get("never written", 50_000, 50_001));
    assertFalse(LinearizabilityChecker.isLinearizable(history));
  }

  /** What a while without a majority leaves behind. */
  @Test
  void shouldNotTryAllCombinationsOfWhatHasNoAnswer() {
    List<Operation> history = new ArrayList<>();
    history.add(Operation.put("a", 0, 1));
    for (int i = 0; i < 60; i++) {
      history.add(Operation.put("lost" + i, 10 + i, Operation.UNKNOWN));
      history.add(Operation.cas("a", "gone" + i, false, 10 + i, Operation.UNKNOWN));
    }
    history.add(Operation.get("lost7", 100, 101));
    history.add(Operation.cas("lost7", "b", false, 102, 103));
    assertTrue(LinearizabilityChecker.isLinearizable(history), "another came between");
    history.add(Operation.put("c", 104, 105));
    history.add(Operation.get("lost7", 106, 107));
    assertFalse(LinearizabilityChecker.isLinearizable(history), "nothing happens twice");
  }

  private static boolean check(Operation... operations) {
    return LinearizabilityChecker.isLinearizable(List.of(operations));
  }
}
