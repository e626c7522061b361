package io.praetor.rpc.internal.client;

import io.netty.channel.EventLoop;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The calls of a connection that are not answered yet, and one timer for all of them: it is set for
 * the earliest deadline, so that calls which are answered in time, nearly all, cost no timer. On
 * the event loop of the connection.
 */
final class CallTable {

  /** Deadlines are kept with this precision where many are due one after the other. */
  private static final long GRAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final IntObjectMap<PendingCall> calls = new IntObjectHashMap<>();
  private final EventLoop loop;
  private final LongSupplier nanoClock;
  private final Consumer<PendingCall> expired;
  private Future<?> timer;
  private long timerAt;

  /**
   * @param expired takes calls that were not answered in time
   */
  CallTable(EventLoop loop, LongSupplier nanoClock, Consumer<PendingCall> expired) {
    this.loop = loop;
    this.nanoClock = nanoClock;
    this.expired = expired;
  }

  int size() {
    return calls.size();
  }

  boolean contains(int id) {
    return calls.containsKey(id);
  }

  void add(PendingCall call) {
    calls.put(call.id(), call);
    if (timer == null || call.deadline() - timerAt < 0) {
      set(call.deadline());
    }
  }

  /** Null when it is not there any more. */
  PendingCall remove(int id) {
    return calls.remove(id);
  }

  void discard(int id) {
    calls.remove(id);
  }

  /** Takes all. */
  List<PendingCall> clear() {
    List<PendingCall> all = new ArrayList<>(calls.values());
    calls.clear();
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
    return all;
  }

  private void set(long at) {
    if (timer != null) {
      timer.cancel(false);
    }
    timerAt = at;
    long delay = Math.max(at - nanoClock.getAsLong(), 0);
    timer = loop.schedule(this::expire, delay, TimeUnit.NANOSECONDS);
  }

  private void expire() {
    timer = null;
    long now = nanoClock.getAsLong();
    List<PendingCall> due = new ArrayList<>();
    long earliest = Long.MAX_VALUE;
    for (PendingCall call : calls.values()) {
      long left = call.deadline() - now;
      if (left <= 0) {
        due.add(call);
      } else {
        earliest = Math.min(earliest, left);
      }
    }
    due.forEach(call -> discard(call.id()));
    if (!calls.isEmpty()) {
      set(now + Math.max(earliest, GRAIN_NANOS));
    }
    due.forEach(expired);
  }
}
