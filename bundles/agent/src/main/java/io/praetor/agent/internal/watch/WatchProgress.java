package io.praetor.agent.internal.watch;

import java.util.Arrays;
import java.util.Optional;

/**
 * How far a watch has come: which index it waits with, what its handler was told last, and how long
 * it pauses after failures. Plain state; whoever uses it sees to order.
 */
public final class WatchProgress {

  /** The first pause; the pause grows with the square of failures in a row. */
  static final long RETRY_MILLIS = 5_000;

  static final long RETRY_MILLIS_MAX = 180_000;

  private boolean asked;
  private long index;
  private byte[] told;
  private int failures;

  /** The index for the next read, 0 to be answered at once. */
  public long index() {
    return index;
  }

  /**
   * An answer came.
   *
   * @param newIndex its index
   * @param view what the handler would be given
   * @return what the handler is to be told, if that is news
   */
  public Optional<byte[]> answered(long newIndex, byte[] view) {
    failures = 0;
    if (asked && newIndex == index) {
      return Optional.empty();
    }
    boolean news = !asked || !Arrays.equals(told, view);
    // An index that goes back is another history (a restored snapshot): begin with that.
    index = newIndex;
    asked = true;
    if (!news) {
      return Optional.empty();
    }
    told = view;
    return Optional.of(view);
  }

  /** A read failed: the next one is answered at once. Returns the pause before it. */
  public long failedMillis() {
    failures = Math.min(failures + 1, (int) (RETRY_MILLIS_MAX / RETRY_MILLIS));
    index = 0;
    asked = false;
    return Math.min(RETRY_MILLIS * failures * failures, RETRY_MILLIS_MAX);
  }
}
