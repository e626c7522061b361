package io.praetor.kv.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.kv.KvChange;
import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvMemory;
import io.praetor.api.kv.KvTables;
import io.praetor.api.session.SessionRow;
import io.praetor.api.state.ReadResult;
import io.praetor.kv.internal.command.KvCommand;
import io.praetor.kv.internal.command.KvLimits;
import io.praetor.kv.internal.command.KvTestState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random commands, and followers that ask now and then, against a list of all that ever happened. A
 * follower gets every change, in order and once, or is told that it must list anew; then it goes on
 * from the index of the list, and is not told so again.
 */
class KvChangesSimTest {

  private static final int SEEDS = 100;
  private static final int STEPS = 150;
  private static final String[] KEYS = {"a", "a/1", "a/2", "a/b/1", "a/b/2", "ab", "b/1", "c"};
  private static final String[] PREFIXES = {"", "a", "a/", "a/b/", "b", "d/"};
  private static final String SESSION = "11111111-2222-3333-4444-555555555555";

  @Test
  void shouldTellEveryFollowerEverythingOnceOrThatItCannot() {
    int known = 0;
    int resyncs = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Run run = new Run(seed);
      run.go();
      known += run.known;
      resyncs += run.resyncs;
    }
    assertTrue(known > SEEDS * 10, "changes were told " + known + " times");
    assertTrue(resyncs > SEEDS, "followers fell behind " + resyncs + " times");
  }

  /** Something that happened, as it is to be told. */
  private record Event(long index, String key, String value) {}

  private static final class Follower {
    final String key;
    final boolean below;
    long index;
    Map<String, String> mirror = new HashMap<>();

    Follower(String key, boolean below) {
      this.key = key;
      this.below = below;
    }

    boolean covers(String changed) {
      return below ? changed.startsWith(key) : changed.equals(key);
    }
  }

  private static final class Run {
    private final int seed;
    private final Random random;
    private final KvTestState keys = new KvTestState();
    private final List<Event> events = new ArrayList<>();
    private final List<Follower> followers = new ArrayList<>();
    private Map<String, KvEntry> before = Map.of();
    private int known;
    private int resyncs;

    Run(int seed) {
      this.seed = seed;
      random = new Random(seed);
      keys.within(new KvLimits(4 + random.nextInt(12), 2_000, 0, 0));
      for (String prefix : PREFIXES) {
        followers.add(new Follower(prefix, true));
      }
      followers.add(new Follower("a", false));
      followers.add(new Follower("a/b/1", false));
    }

    void go() {
      for (int step = 0; step < STEPS; step++) {
        change();
        note();
        for (Follower follower : followers) {
          if (random.nextInt(8) == 0) {
            ask(follower);
          }
        }
      }
    }

    private void change() {
      String key = KEYS[random.nextInt(KEYS.length)];
      switch (random.nextInt(16)) {
        case 0 -> keys.apply(KvCommand.deleteTree(PREFIXES[random.nextInt(PREFIXES.length)]));
        case 1, 2 -> keys.apply(KvCommand.delete(key));
        case 3 -> keys.apply(KvCommand.reapTombstones(keys.state().index() - random.nextInt(9)));
        case 4 -> keys.write(txn -> {});
        case 5 -> keys.begin(SESSION, random.nextBoolean() ? "delete" : SessionRow.RELEASE, 0);
        case 6 -> keys.end(SESSION);
        case 7, 8 -> keys.lock(key, SESSION);
        case 9 -> keys.apply(KvCommand.set(key, value(2), 0).living(1_000));
        case 10 -> keys.perish(KvTables.LIFETIMES, key);
        case 11 -> keys.put(key, "x".repeat(random.nextInt(2_500)));
        default -> keys.apply(KvCommand.set(key, value(50), 0));
      }
    }

    private byte[] value(int bound) {
      return KvTestState.bytes("v" + random.nextInt(bound));
    }

    /** What changed is found by comparing all there is. */
    private void note() {
      Map<String, KvEntry> now = new TreeMap<>();
      keys.rows(KvTables.ENTRIES).forEach(entry -> now.put(entry.key(), entry));
      Map<String, Event> changed = new TreeMap<>();
      now.forEach(
          (key, entry) -> {
            if (!entry.equals(before.get(key))) {
              changed.put(key, new Event(entry.modifyIndex(), key, text(entry)));
            }
          });
      before.forEach(
          (key, entry) -> {
            if (!now.containsKey(key)) {
              changed.put(key, new Event(keys.state().index(), key, null));
            }
          });
      events.addAll(changed.values());
      before = now;
    }

    private void ask(Follower follower) {
      ChangePage page = page(follower);
      if (page.state() == ChangePage.State.RESYNC) {
        KvMemory memory = KvIndexesPeek.changes(keys);
        assertTrue(memory == null || follower.index < memory.floor(), () -> "seed " + seed);
        resyncs++;
        list(follower);
        page = page(follower);
        assertNotEquals(ChangePage.State.RESYNC, page.state(), () -> "again: seed " + seed);
      }
      take(follower, page);
    }

    private ChangePage page(Follower follower) {
      return keys.state().now(new KvChanges(follower.key, follower.below, follower.index)).value();
    }

    private void list(Follower follower) {
      ReadResult<KvFound> list =
          follower.below
              ? keys.state().now(new KvList(follower.key))
              : keys.state().now(new KvGet(follower.key));
      follower.mirror = new HashMap<>();
      list.value().entries().forEach(entry -> follower.mirror.put(entry.key(), text(entry)));
      follower.index = list.index();
    }

    private void take(Follower follower, ChangePage page) {
      List<Event> expected = new ArrayList<>();
      for (Event event : events) {
        if (event.index > follower.index
            && event.index <= page.index()
            && follower.covers(event.key)) {
          expected.add(event);
        }
      }
      List<Event> told = page.changes().stream().map(Run::event).toList();
      assertEquals(expected, told, () -> "seed " + seed);
      known += told.size();
      for (Event event : told) {
        if (event.value == null) {
          follower.mirror.remove(event.key);
        } else {
          follower.mirror.put(event.key, event.value);
        }
      }
      follower.index = page.index();
      Map<String, String> all = new HashMap<>();
      before.forEach(
          (key, entry) -> {
            if (follower.covers(key)) {
              all.put(key, text(entry));
            }
          });
      assertEquals(all, follower.mirror, () -> "seed " + seed);
    }

    private static Event event(KvChange change) {
      return new Event(
          change.modifyIndex(),
          change.entry().key(),
          change.deleted() ? null : text(change.entry()));
    }

    private static String text(KvEntry entry) {
      return new String(entry.value(), java.nio.charset.StandardCharsets.UTF_8) + entry.session();
    }
  }

  /** The same look that questions take. */
  private static final class KvIndexesPeek {
    static KvMemory changes(KvTestState keys) {
      return keys.look(KvIndexes::changes);
    }
  }
}
