package io.praetor.state.internal.apply;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the log has handed over and the apply thread has not yet taken: entries, or other work that
 * has its place between them. The one who hands over waits while it is full, so that a log replayed
 * in front of a missing handler does not move into memory.
 */
final class ApplyQueue {

  /** Commands that may wait; more than this are taken in several groups. */
  static final long MAX_WAITING_BYTES = 32L << 20;

  static final int MAX_WAITING_ENTRIES = 4096;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private final ArrayDeque<Object> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private boolean closed;

  /** Adds an entry. A caller that is interrupted while it waits adds it beyond the limit. */
  void put(PendingEntry entry) {
    lock.lock();
    try {
      while (!closed && isFull()) {
        drained.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.add(entry);
      waitingBytes += entry.bytes();
      filled.signal();
      lock.unlock();
    }
  }

  /** Adds work that is done after all entries that wait now; false when closed. */
  boolean put(Object work) {
    lock.lock();
    try {
      if (!closed) {
        waiting.add(work);
        filled.signal();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for work and takes all there is; empty when closed. */
  List<Object> take() throws InterruptedException {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        filled.await();
      }
      if (closed) {
        return List.of();
      }
      List<Object> taken = List.copyOf(waiting);
      waiting.clear();
      waitingBytes = 0;
      drained.signalAll();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      filled.signalAll();
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What was never taken; for when it is closed. */
  List<Object> rest() {
    lock.lock();
    try {
      return List.copyOf(waiting);
    } finally {
      lock.unlock();
    }
  }

  private boolean isFull() {
    return waiting.size() >= MAX_WAITING_ENTRIES || waitingBytes >= MAX_WAITING_BYTES;
  }
}
