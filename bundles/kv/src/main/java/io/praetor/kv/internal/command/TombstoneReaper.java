package io.praetor.kv.internal.command;

import io.praetor.api.kv.KvTables;
import io.praetor.api.kv.KvTombstone;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * Has old tombstones removed. State indexes carry no time, so the leader notes now and then how far
 * the state has come, and what lies behind a note of a quarter of an hour ago is old enough. A new
 * leader begins to note afresh: tombstones live longer then, never shorter.
 *
 * <p>Guarded by its own lock; {@link #tick} may be called by any thread.
 */
public final class TombstoneReaper {

  /** How long a deletion is remembered at least. */
  static final Duration AGE = Duration.ofMinutes(15);

  /** How often {@link #tick} is to be called; bounds the number of notes. */
  public static final Duration INTERVAL = Duration.ofSeconds(30);

  private static final ReadOptions LOCAL =
      new ReadOptions(ReadMode.STALE, 0, Duration.ZERO, Duration.ZERO);

  private final Deque<Note> notes = new ArrayDeque<>();

  /** Forgets everything: another server leads, or none. */
  public synchronized void reset() {
    notes.clear();
  }

  /**
   * Called on the leader every {@link #INTERVAL}. The future ends when the work of this tick has.
   */
  public CompletableFuture<?> tick(StateStore store, long nowNanos) {
    return store
        .read(new StateIndex(), LOCAL)
        .thenCompose(state -> reapBehind(store, note(nowNanos, state.value())));
  }

  private synchronized long note(long nowNanos, long index) {
    notes.addLast(new Note(nowNanos, index));
    long upTo = 0;
    while (nowNanos - notes.peekFirst().nanos >= AGE.toNanos()) {
      upTo = notes.removeFirst().index;
    }
    return upTo;
  }

  private static CompletableFuture<?> reapBehind(StateStore store, long upTo) {
    if (upTo == 0) {
      return CompletableFuture.completedFuture(null);
    }
    return store
        .read(new AnyTombstone(upTo), LOCAL)
        .thenCompose(
            found ->
                found.value()
                    ? store
                        .write(Commands.KV, KvCommandCodec.encode(KvCommand.reapTombstones(upTo)))
                        .thenCompose(done -> reapBehind(store, upTo))
                    : CompletableFuture.completedFuture(null));
  }

  private record Note(long nanos, long index) {}

  private record StateIndex() implements StateQuery<Long> {
    @Override
    public Answer<Long> run(ReadTxn txn) {
      return new Answer<>(txn.index(), txn.index(), true);
    }
  }

  private record AnyTombstone(long upTo) implements StateQuery<Boolean> {
    @Override
    public Answer<Boolean> run(ReadTxn txn) {
      for (KvTombstone tombstone : txn.scan(KvTables.TOMBSTONES, new byte[0])) {
        if (tombstone.modifyIndex() <= upTo) {
          return new Answer<>(true, txn.index(), true);
        }
      }
      return new Answer<>(false, txn.index(), true);
    }
  }
}
