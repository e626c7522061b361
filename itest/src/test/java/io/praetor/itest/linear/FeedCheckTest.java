package io.praetor.itest.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.itest.linear.FeedReader.Change;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The check must be able to say no. */
class FeedCheckTest {

  private static final Change ONE = new Change("k", "1", 5);
  private static final Change TWO = new Change("k", "2", 6);
  private static final Change GONE = new Change("k", null, 7);

  @Test
  void shouldAcceptWhatHappened() {
    assertEquals(0, count(List.of(ONE, TWO), Set.of("1", "2"), Map.of("k", "2")));
    assertEquals(0, count(List.of(ONE, TWO, GONE), Set.of("2"), Map.of()));
  }

  @Test
  void shouldRefuseWhatIsMissing() {
    assertEquals(1, count(List.of(TWO), Set.of("1", "2"), Map.of("k", "2")));
  }

  @Test
  void shouldRefuseWhatIsToldTwiceOrLate() {
    assertEquals(2, count(List.of(ONE, ONE), Set.of("1"), Map.of("k", "1")));
    assertEquals(1, count(List.of(TWO, ONE), Set.of("1"), Map.of("k", "1")));
  }

  @Test
  void shouldRefuseWhatLeadsElsewhere() {
    assertEquals(1, count(List.of(ONE, GONE), Set.of("1"), Map.of("k", "1")));
  }

  private static int count(
      List<Change> told, Set<String> acknowledged, Map<String, String> stored) {
    return FeedCheck.violations(told, acknowledged, stored).size();
  }
}
