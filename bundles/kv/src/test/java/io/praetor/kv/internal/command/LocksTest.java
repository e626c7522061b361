package io.praetor.kv.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.kv.KvLockDelay;
import io.praetor.api.kv.KvTables;
import io.praetor.api.session.SessionRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocksTest {

  private static final String ONE = "11111111-2222-3333-4444-555555555555";
  private static final String TWO = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final KvTestState keys = new KvTestState();

  @BeforeEach
  void begin() {
    keys.begin(ONE, SessionRow.RELEASE, 0);
    keys.begin(TWO, SessionRow.RELEASE, 0);
  }

  @Test
  void shouldGiveAFreeKeyToWhoAsksFirst() {
    assertTrue(keys.lock("k", ONE));
    assertFalse(keys.lock("k", TWO));
    assertEquals(ONE, keys.entry("k").session());
    assertEquals(1, keys.entry("k").lockIndex());
  }

  @Test
  void shouldCountHoldersAndNotTheSameOneTwice() {
    keys.lock("k", ONE);
    long first = keys.entry("k").modifyIndex();
    keys.apply(KvCommand.lock("k", KvTestState.bytes("again"), 0, ONE));
    assertEquals(1, keys.entry("k").lockIndex());
    assertTrue(keys.entry("k").modifyIndex() > first);
    assertTrue(keys.unlock("k", ONE));
    assertTrue(keys.lock("k", TWO));
    assertEquals(2, keys.entry("k").lockIndex());
  }

  @Test
  void shouldTakeBackALockFromItsHolderOnly() {
    keys.lock("k", ONE);
    assertFalse(keys.unlock("k", TWO));
    assertTrue(keys.unlock("k", ONE));
    assertFalse(keys.unlock("k", ONE));
    assertEquals("", keys.entry("k").session());
    assertEquals(1, keys.entry("k").lockIndex());
    assertEquals("free", new String(keys.entry("k").value(), StandardCharsets.UTF_8));
  }

  @Test
  void shouldKeepTheHolderThroughAPlainWrite() {
    keys.lock("k", ONE);
    keys.put("k", "plain");
    assertEquals(ONE, keys.entry("k").session());
    assertEquals(0, keys.entry("k").lockIndex());
  }

  @Test
  void shouldRefuseSessionsThatEnded() {
    keys.end(ONE);
    assertEquals(
        "invalid session \"" + ONE + "\"",
        keys.apply(KvCommand.lock("k", new byte[0], 0, ONE)).error());
  }

  @Test
  void shouldKnowSessionsWhateverTheCaseOfTheirIds() {
    String upper = TWO.toUpperCase(Locale.ROOT);
    assertTrue(keys.lock("k", upper));
    assertEquals(TWO, keys.entry("k").session());
    assertTrue(keys.unlock("k", upper));
  }

  @Test
  void shouldFreeWhatAnEndedSessionHeld() {
    keys.lock("a", ONE);
    keys.lock("b", TWO);
    keys.lock("c", ONE);
    keys.end(ONE);
    assertEquals("", keys.entry("a").session());
    assertEquals("", keys.entry("c").session());
    assertEquals(TWO, keys.entry("b").session());
    assertEquals(1, keys.entry("a").lockIndex());
    assertEquals(keys.state().index(), keys.entry("a").modifyIndex());
    assertEquals(List.of(), keys.rows(KvTables.LOCK_DELAYS));
    assertTrue(keys.lock("a", TWO));
    assertEquals(2, keys.entry("a").lockIndex());
  }

  @Test
  void shouldRemoveWhatAnEndedSessionHeldIfItSaysSo() {
    String gone = "99999999-2222-3333-4444-555555555555";
    keys.begin(gone, SessionRow.DELETE, 0);
    keys.lock("d", gone);
    keys.put("other", "1");
    keys.end(gone);
    assertNull(keys.entry("d"));
    assertNotNull(keys.entry("other"));
    assertEquals("d", keys.rows(KvTables.TOMBSTONES).get(0).key());
  }

  @Test
  void shouldKeepAKeyClosedForAWhile() {
    String slow = "99999999-2222-3333-4444-555555555555";
    keys.begin(slow, SessionRow.RELEASE, SECOND + 1);
    keys.lock("k", slow);
    keys.end(slow);
    KvLockDelay delay = keys.row(KvTables.LOCK_DELAYS, "k");
    assertEquals(1_001, delay.lifeMillis());
    assertFalse(keys.lock("k", ONE));
    assertTrue(keys.put("k", "plain writes do not care"));
    keys.perish(KvTables.LOCK_DELAYS, "k");
    assertTrue(keys.lock("k", ONE));
  }

  @Test
  void shouldNotDelayAfterAReleaseInOrder() {
    String slow = "99999999-2222-3333-4444-555555555555";
    keys.begin(slow, SessionRow.RELEASE, SECOND);
    keys.lock("k", slow);
    keys.unlock("k", slow);
    keys.end(slow);
    assertTrue(keys.lock("k", ONE));
  }

  @Test
  void shouldBoundDelays() {
    String slow = "99999999-2222-3333-4444-555555555555";
    keys.begin(slow, SessionRow.DELETE, Long.MAX_VALUE);
    keys.lock("k", slow);
    keys.end(slow);
    assertEquals(60_000, keys.<KvLockDelay>row(KvTables.LOCK_DELAYS, "k").lifeMillis());
  }

  @Test
  void shouldGiveEveryAcquisitionALargerModifyIndex() {
    keys.lock("k", ONE);
    long first = keys.entry("k").modifyIndex();
    keys.apply(KvCommand.delete("k"));
    keys.lock("k", TWO);
    assertEquals(1, keys.entry("k").lockIndex(), "the count starts over");
    assertTrue(keys.entry("k").modifyIndex() > first, "the token does not");
  }
}
