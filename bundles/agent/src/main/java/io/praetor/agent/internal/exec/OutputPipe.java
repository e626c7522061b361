package io.praetor.agent.internal.exec;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Between the thread that reads a program's output and the one that writes it to keys. */
final class OutputPipe {

  private static final byte[] NOTHING = {};

  private final OutputChunks chunks = new OutputChunks(); // guarded by this
  private final LongSupplier nanoTime;
  private boolean abandoned; // guarded by this

  OutputPipe(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Reads to the end; waits when the other side is behind. */
  void pump(InputStream in) {
    byte[] piece = new byte[OutputChunks.CHUNK_BYTES];
    try {
      for (int count = in.read(piece); count >= 0 && put(piece, count); ) {
        count = in.read(piece);
      }
    } catch (IOException killed) {
      abandon(); // a program that is killed may end like this
    } finally {
      end();
    }
  }

  private synchronized boolean put(byte[] piece, int count) {
    try {
      while (!chunks.hasRoom() && !abandoned) {
        wait();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
    chunks.add(piece, count, nanoTime.getAsLong());
    notifyAll();
    return !abandoned;
  }

  private synchronized void end() {
    chunks.end();
    notifyAll();
  }

  /** Nobody takes anything any more. */
  synchronized void abandon() {
    abandoned = true;
    notifyAll();
  }

  /** The next piece; an empty one if none came in the given time, null when all have been taken. */
  synchronized byte[] take(long waitMillis) throws InterruptedException {
    long deadline = nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
    while (true) {
      long now = nanoTime.getAsLong();
      byte[] chunk = chunks.poll(now);
      if (chunk != null) {
        return chunk;
      } else if (chunks.isOver()) {
        return null;
      } else if (deadline - now <= 0) {
        return NOTHING;
      }
      // Rounded up: a wait of nothing would be for ever.
      TimeUnit.NANOSECONDS.timedWait(this, chunks.waitNanos(now, deadline - now) + 1_000_000);
    }
  }
}
