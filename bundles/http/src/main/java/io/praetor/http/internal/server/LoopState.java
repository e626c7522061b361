package io.praetor.http.internal.server;

import io.netty.channel.EventLoop;
import io.praetor.http.internal.response.FixedHeaders;
import io.praetor.http.internal.response.ResponseWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** What the connections of one event loop share. Only {@link #later} is for other threads. */
final class LoopState {

  private final EventLoop loop;
  private final ResponseWriter writer;
  private final Set<Connection> connections = new LinkedHashSet<>();
  private final Queue<Runnable> arrived = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private int tick;

  LoopState(EventLoop loop, FixedHeaders headers, LongSupplier millisClock) {
    this.loop = loop;
    this.writer = new ResponseWriter(headers, millisClock);
  }

  EventLoop loop() {
    return loop;
  }

  ResponseWriter writer() {
    return writer;
  }

  /** Sweeps since the loop began; the clock of all timeouts. */
  int tick() {
    return tick;
  }

  void add(Connection connection) {
    connections.add(connection);
  }

  void remove(Connection connection) {
    connections.remove(connection);
  }

  /** Ends connections that take too long; called at a fixed rate. */
  void sweep() {
    tick++;
    for (Connection connection : List.copyOf(connections)) {
      connection.checkIdle(tick);
    }
  }

  /** No request begins any more; those that are being answered may end. */
  void retire() {
    for (Connection connection : new ArrayList<>(connections)) {
      connection.retire();
    }
  }

  boolean isEmpty() {
    return connections.isEmpty();
  }

  /**
   * Runs a task on the loop. However many arrive while the loop is busy, it is woken once: a batch
   * of commands is answered in one go.
   */
  void later(Runnable task) {
    arrived.add(task);
    if (scheduled.compareAndSet(false, true)) {
      loop.execute(this::runArrived);
    }
  }

  private void runArrived() {
    scheduled.set(false);
    for (Runnable task = arrived.poll(); task != null; task = arrived.poll()) {
      task.run();
    }
  }
}
