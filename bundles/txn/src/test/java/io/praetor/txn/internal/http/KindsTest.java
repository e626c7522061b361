package io.praetor.txn.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.error.UnavailableException;
import java.util.List;
import org.junit.jupiter.api.Test;

class KindsTest {

  private final Kinds kinds = new Kinds();

  @Test
  void shouldPreferTheNewestOfTheHighestRanking() {
    FakeKind old = new FakeKind("old");
    FakeKind fresh = new FakeKind("fresh");
    FakeKind better = new FakeKind("better");
    kinds.add("KV", fresh, 0, 8);
    kinds.add("KV", old, 0, 7);
    kinds.add("Node", new FakeKind("other"), 9, 9);
    assertSame(fresh, kinds.kind("KV"));
    kinds.add("KV", better, 1, 3);
    assertSame(better, kinds.kind("KV"));
    kinds.remove(3);
    kinds.remove(8);
    assertSame(old, kinds.kind("KV"));
  }

  @Test
  void shouldTellThatAKnownKindIsAway() {
    UnavailableException refusal = assertThrows(UnavailableException.class, () -> kinds.kind("KV"));
    assertEquals(
        "Not available just now: what carries out operations of the kind KV"
            + " is starting or being replaced. Please try again.",
        refusal.getMessage());
  }

  @Test
  void shouldKnowMembersWhateverTheirCase() {
    assertEquals("KV", kinds.member("kv"));
    assertEquals("Session", kinds.member("SESSION"));
    assertNull(kinds.member("Queue"));
    kinds.add("Queue", new FakeKind("q"), 0, 1);
    assertEquals("Queue", kinds.member("queue"));
    assertEquals(List.of("KV", "Node", "Service", "Check", "Session", "Queue"), kinds.members());
  }
}
