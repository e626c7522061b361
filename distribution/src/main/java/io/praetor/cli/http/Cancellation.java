package io.praetor.cli.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish that something which waits should end: a read of the agent, or a pause between two. Any
 * thread may cancel, once and for all; reads that are under way are cut off.
 */
public final class Cancellation {

  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final List<Closeable> reads = new ArrayList<>(); // guarded by this

  public void cancel() {
    List<Closeable> underWay;
    synchronized (this) {
      cancelled.countDown();
      underWay = List.copyOf(reads);
    }
    underWay.forEach(Cancellation::cutOff);
  }

  public boolean isCancelled() {
    return cancelled.getCount() == 0;
  }

  /** Waits, and says whether the wait ended early because of a cancellation. */
  public boolean await(long millis) {
    try {
      return cancelled.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Registers a read; the caller forgets it when it has ended. */
  void during(Closeable read) {
    synchronized (this) {
      reads.add(read);
    }
    if (isCancelled()) {
      cutOff(read);
    }
  }

  synchronized void forget(Closeable read) {
    reads.remove(read);
  }

  private static void cutOff(Closeable read) {
    try {
      read.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
