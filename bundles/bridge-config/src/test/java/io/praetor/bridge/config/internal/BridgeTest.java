package io.praetor.bridge.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.NoLeaderException;
import io.praetor.testkit.time.ManualTimer;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BridgeTest {

  private static final String PID = "com.acme";

  private final FakeKeys keys = new FakeKeys();
  private final FakeConfigurations here = new FakeConfigurations();
  private final ManualTimer timer = new ManualTimer();
  private Bridge bridge;

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  private void start(boolean publishes) {
    bridge = new Bridge(keys, here, publishes, timer);
    bridge.read();
    settle();
  }

  /** Everybody is told everything. */
  private void settle() {
    for (int round = 0; round < 5; round++) {
      keys.tell();
      timer.run();
    }
  }

  private void change(Map<String, Object> properties) {
    change(PID, properties);
  }

  private void change(String pid, Map<String, Object> properties) {
    if (properties == null) {
      here.all.remove(pid);
    } else {
      here.all.put(pid, properties);
    }
    bridge.changed(pid);
    timer.run();
  }

  @Test
  void shouldFollowKeys() {
    keys.put(PID, "{\"port:Integer\":80}");
    start(false);
    assertEquals(Map.of("port", 80), here.all.get(PID));
    keys.put(PID + "/host", "a");
    settle();
    assertEquals(Map.of("port", 80, "host", "a"), here.all.get(PID));
    keys.remove(PID);
    keys.remove(PID + "/host");
    settle();
    assertNull(here.all.get(PID));
    assertEquals(List.of(), keys.writes);
    assertEquals(3, here.writes);
  }

  @Test
  void shouldWriteNothingTwice() {
    keys.put(PID, "{ \"a\": 1 }");
    start(true);
    bridge.changed(PID);
    keys.put("other", "{}");
    settle();
    assertEquals(2, here.writes);
    assertEquals(List.of(), keys.writes);
  }

  @Test
  void shouldPublishWhatIsMadeChangedAndDeletedHere() {
    start(true);
    change(Map.of("a", 1L));
    assertEquals("{\"a\":1}", keys.value(PID));
    settle();
    change(Map.of("a", 2L));
    assertEquals("{\"a\":2}", keys.value(PID));
    settle();
    change(null);
    assertNull(keys.value(PID));
    settle();
    assertEquals(List.of(PID + "={\"a\":1}", PID + "={\"a\":2}", PID + "="), keys.writes);
    assertEquals(0, here.writes);
  }

  @Test
  void shouldPublishTheLastOfChangesThatFollowEachOther() {
    start(true);
    change(Map.of("a", 1L));
    change(Map.of("a", 2L));
    change(Map.of("a", 3L));
    settle();
    assertEquals("{\"a\":3}", keys.value(PID));
    assertEquals(Map.of("a", 3L), here.all.get(PID));
    assertEquals(0, here.writes);
  }

  @Test
  void shouldReplaceSinglePropertiesByOneObject() {
    keys.put(PID + "/a", "1");
    start(true);
    change(Map.of("a", "2"));
    assertEquals("{\"a\":\"2\"}", keys.value(PID));
    assertNull(keys.value(PID + "/a"));
    settle();
    assertEquals(Map.of("a", "2"), here.all.get(PID));
  }

  @Test
  void shouldLetKeysWinAConflict() {
    keys.put(PID, "{\"a\":1}");
    start(true);
    keys.put(PID, "{\"a\":2}");
    change(Map.of("a", 3L));
    assertEquals(List.of("refused " + PID + "={\"a\":3}"), keys.writes);
    settle();
    assertEquals(Map.of("a", 2L), here.all.get(PID));
    assertEquals("{\"a\":2}", keys.value(PID));
  }

  @Test
  void shouldLetKeysWinThatChangeWhileAnAnswerIsOnItsWay() {
    start(true);
    keys.holdAnswer();
    change(Map.of("a", 1L));
    keys.put(PID, "{\"a\":2}");
    settle();
    keys.release();
    settle();
    assertEquals(Map.of("a", 2L), here.all.get(PID));
    assertEquals("{\"a\":2}", keys.value(PID));
  }

  @Test
  void shouldRestoreWhatIsChangedHereWhenNothingIsPublished() {
    keys.put(PID, "{\"a\":1}");
    start(false);
    change(Map.of("a", 2L));
    assertEquals(Map.of("a", 1L), here.all.get(PID));
    change(null);
    assertEquals(Map.of("a", 1L), here.all.get(PID));
    change("mine", Map.of("a", 2L));
    assertEquals(Map.of("a", 2L), here.all.get("mine"));
    assertEquals(List.of(), keys.writes);
  }

  @Test
  void shouldBeginWithWhatKeysSay() {
    keys.put(PID, "{\"a\":1}");
    here.all.put(PID, Map.of("a", 2L));
    here.all.put("gone", Map.of("a", 2L));
    here.fromKeys.add("gone");
    here.all.put("mine", Map.of("a", 2L));
    start(true);
    assertEquals(Map.of("a", 1L), here.all.get(PID));
    assertNull(here.all.get("gone"));
    assertEquals("{\"a\":2}", keys.value("mine"));
  }

  @Test
  void shouldTouchNothingOfTheAgentItself() {
    keys.put("io.praetor.http", "{\"http\":\"evil\"}");
    start(true);
    change("io.praetor.kv", Map.of("a", 1L));
    settle();
    assertEquals(0, here.writes);
    assertEquals(List.of(), keys.writes);
    assertEquals(
        "configurations of the agent itself are not for keys",
        bridge.status().get("io.praetor.http"));
  }

  @Test
  void shouldKeepAConfigurationWhoseKeysAreBroken() {
    keys.put(PID, "{\"a\":1}");
    start(true);
    keys.put(PID, "{\"a\":");
    settle();
    assertEquals(Map.of("a", 1L), here.all.get(PID));
    assertTrue(bridge.status().containsKey(PID));
    keys.put(PID, "{\"a\":2}");
    settle();
    assertEquals(Map.of("a", 2L), here.all.get(PID));
    assertEquals(Map.of("configurations", "1"), bridge.status());
  }

  @Test
  void shouldPublishNothingThatJsonCannotSay() {
    start(true);
    change(Map.of("a", List.of(1, "a")));
    assertEquals(List.of(), keys.writes);
    assertTrue(bridge.status().get(PID).startsWith("a: the elements"), bridge.status()::toString);
  }

  @Test
  void shouldGoOnAfterFailures() {
    keys.failure = new NoLeaderException();
    start(true);
    here.all.put(PID, Map.of("a", 1L));
    assertTrue(bridge.status().isEmpty(), "an agent that starts has no answers for a moment");
    timer.elapse();
    settle();
    assertEquals("keys cannot be read: No cluster leader", bridge.status().get("problem"));
    keys.failure = null;
    timer.elapse();
    settle();
    assertEquals("{\"a\":1}", keys.value(PID));
    keys.failure = new NoLeaderException();
    change(Map.of("a", 2L));
    assertTrue(bridge.status().containsKey(PID));
    keys.failure = null;
    timer.elapse();
    settle();
    assertEquals("{\"a\":2}", keys.value(PID));
    here.fails = true;
    keys.put(PID, "{\"a\":3}");
    settle();
    assertTrue(bridge.status().get(PID).contains("disk full"));
  }

  /** Whatever happens in whatever order, in the end both sides say what the keys say. */
  @Test
  void shouldAgreeInTheEndWhateverHappens() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      FakeKeys someKeys = new FakeKeys();
      FakeConfigurations some = new FakeConfigurations();
      ManualTimer clock = new ManualTimer();
      Bridge one = new Bridge(someKeys, some, true, clock);
      one.read();
      for (int step = 0; step < 40; step++) {
        String pid = "p" + random.nextInt(2);
        long value = random.nextLong(3);
        switch (random.nextInt(6)) {
          case 0 -> someKeys.put(pid, "{\"a\":" + value + "}");
          case 1 -> someKeys.remove(pid);
          case 2 -> {
            some.all.put(pid, Map.of("a", value));
            clock.execute(() -> one.changed(pid));
          }
          case 3 -> {
            some.all.remove(pid);
            clock.execute(() -> one.changed(pid));
          }
          case 4 -> someKeys.tell();
          default -> clock.run();
        }
      }
      for (int round = 0; round < 5; round++) {
        someKeys.tell();
        clock.run();
      }
      Map<String, Content> kept = some.all();
      Map<String, Document> wanted = Document.all(List.copyOf(someKeys.keys.values()));
      assertEquals(wanted.keySet(), kept.keySet(), "seed " + seed);
      wanted.forEach((pid, document) -> assertEquals(document.content(), kept.get(pid)));
      clock.shutdownNow();
    }
  }
}
