package io.praetor.gossip.internal.serf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.gossip.internal.serf.Snapshot.Known;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTest {

  private static Snapshot replay(boolean rejoin, String text) {
    Snapshot snapshot = new Snapshot(rejoin);
    text.lines().forEach(snapshot::replay);
    return snapshot;
  }

  @Test
  void shouldReadWhatSerfWrote() {
    Snapshot snapshot =
        replay(
            false,
            """
            alive: foo 127.0.0.1:5000
            alive: with space [::1]:8301
            not-alive: foo
            clock: 123
            event-clock: 20
            query-clock: 7
            coordinate: {"Vec":[1]}
            # nothing
            alive: bar 127.0.0.1:5001
            """);

    assertEquals(
        List.of(new Known("with space", "[::1]:8301"), new Known("bar", "127.0.0.1:5001")),
        snapshot.known());
    assertEquals(new SerfOptions.Clocks(123, 20, 7), snapshot.clocks());
  }

  @Test
  void shouldPassOverWhatIsTorn() {
    Snapshot snapshot = replay(false, "alive: a 10.0.0.1:1\nalive:\nclock: 1x\nclock: -4\nali");

    assertEquals(1, snapshot.known().size());
    assertEquals(0, snapshot.clocks().member());
  }

  @Test
  void shouldForgetTheOthersWhenItLeft() {
    String text = "alive: a 10.0.0.1:1\nclock: 5\nleave\n";

    assertEquals(List.of(), replay(false, text).known());
    assertEquals(SerfOptions.Clocks.NONE, replay(false, text).clocks());
    assertEquals(1, replay(true, text).known().size());
    assertEquals(5, replay(true, text).clocks().member());
  }

  @Test
  void shouldWriteOnlyWhatChanged() {
    Snapshot snapshot = new Snapshot(false);

    assertEquals("alive: a 10.0.0.1:1\n", snapshot.alive("a", "10.0.0.1:1"));
    assertEquals("", snapshot.alive("a", "10.0.0.1:1"));
    assertEquals("not-alive: a\n", snapshot.notAlive("a"));
    assertEquals("", snapshot.notAlive("a"));
    assertEquals("clock: 4\nquery-clock: 1\n", snapshot.clocks(new SerfOptions.Clocks(5, 1, 2)));
    assertEquals("", snapshot.clocks(new SerfOptions.Clocks(5, 1, 2)));
  }

  @Test
  void shouldNoteNothingBetweenLeavingAndComingBack() {
    Snapshot snapshot = new Snapshot(false);
    snapshot.alive("a", "10.0.0.1:1");

    assertEquals("leave\n", snapshot.leave());
    assertEquals("", snapshot.alive("b", "10.0.0.2:1"));
    assertTrue(snapshot.compact().endsWith("leave\n"));
    snapshot.back();
    assertEquals("alive: b 10.0.0.2:1\n", snapshot.alive("b", "10.0.0.2:1"));
    assertFalse(snapshot.compact().contains("leave"));
  }

  @Test
  void shouldSayTheSameWhenWrittenAnew() {
    Snapshot snapshot = new Snapshot(false);
    snapshot.alive("a", "10.0.0.1:1");
    snapshot.alive("b", "10.0.0.2:1");
    snapshot.notAlive("a");
    snapshot.clocks(new SerfOptions.Clocks(9, 8, 7));

    Snapshot again = replay(false, snapshot.compact());

    assertEquals(snapshot.known(), again.known());
    assertEquals(snapshot.clocks(), again.clocks());
  }

  @Test
  void shouldBeWrittenAnewWhenItGrew() {
    Snapshot snapshot = new Snapshot(false);

    assertFalse(snapshot.isTooLong(Snapshot.COMPACT_BYTES_MIN));
    assertTrue(snapshot.isTooLong(Snapshot.COMPACT_BYTES_MIN + 1));
  }
}
