package io.praetor.kv.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.api.kv.KvTables;
import io.praetor.api.state.Commands;
import io.praetor.api.state.StateQuery;
import io.praetor.testkit.state.MemoryState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TombstoneReaperTest {

  private final MemoryState state = new MemoryState(Map.of(Commands.KV, new KvCommandHandler()));
  private final TombstoneReaper reaper = new TombstoneReaper();
  private final long age = TombstoneReaper.AGE.toNanos();

  @Test
  void shouldRemoveTombstonesThatAreOldEnough() {
    bury("a");
    tick(0);
    bury("b");
    tick(age - 1);
    assertEquals(2, tombstones());
    tick(age);
    assertEquals(1, tombstones());
  }

  @Test
  void shouldRemoveMoreThanOneCommandTakes() {
    for (int n = 0; n < KvCommandHandler.MAX_REAPED + 1; n++) {
      bury("k" + n);
    }
    tick(0);
    tick(age);
    assertEquals(0, tombstones());
  }

  @Test
  void shouldWriteNothingWhenThereIsNothingToRemove() {
    tick(0);
    tick(age);
    tick(2 * age);
    assertEquals(0, state.index());
  }

  @Test
  void shouldForgetWhatItNotedWhenAnotherServerLeads() {
    bury("a");
    tick(0);
    reaper.reset();
    tick(age);
    assertEquals(1, tombstones());
    tick(2 * age);
    assertEquals(0, tombstones());
  }

  @Test
  void shouldWorkWithAClockThatWrapsAround() {
    bury("a");
    long start = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();
    tick(start);
    tick(start + age);
    assertEquals(0, tombstones());
  }

  private void bury(String key) {
    write(KvCommand.set(key, new byte[] {1}, 0));
    write(KvCommand.delete(key));
  }

  private void write(KvCommand command) {
    state.write(Commands.KV, KvCommandCodec.encode(command)).join();
  }

  private void tick(long nanos) {
    reaper.tick(state, nanos).join();
  }

  private int tombstones() {
    StateQuery<Integer> count =
        txn -> {
          int found = 0;
          for (var unused : txn.scan(KvTables.TOMBSTONES, new byte[0])) {
            found++;
          }
          return new StateQuery.Answer<>(found, 1, true);
        };
    return state.now(count).value();
  }
}
