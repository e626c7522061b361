package io.praetor.health.internal.run;

import io.praetor.spi.check.CheckRunner.Known;
import io.praetor.spi.check.CheckRunner.Listener;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener of changes, in order and one at a time, while holding no lock: it may well call
 * the runner back. Whoever brings a change delivers it, unless somebody is delivering already.
 * Thread-safe.
 */
final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final Listener listener;
  private final Deque<Known> changes = new ArrayDeque<>(2); // guarded by this
  private boolean delivering; // guarded by this
  private boolean closed; // guarded by this

  Delivery(Listener listener) {
    this.listener = listener;
  }

  /** Takes a change; the caller holds the lock of whatever changed, so that the order is right. */
  synchronized void add(Known change) {
    if (!closed) {
      changes.add(change);
    }
  }

  /** Delivers what was added; the caller holds no lock. */
  void run() {
    for (Known change = next(true); change != null; change = next(false)) {
      try {
        listener.changed(change.status(), change.output());
      } catch (RuntimeException defect) {
        LOG.error("who listens to a check failed", defect);
      }
    }
  }

  synchronized void close() {
    closed = true;
    changes.clear();
  }

  private synchronized Known next(boolean first) {
    if (first && delivering) {
      return null;
    }
    Known change = changes.poll();
    delivering = change != null;
    return change;
  }
}
