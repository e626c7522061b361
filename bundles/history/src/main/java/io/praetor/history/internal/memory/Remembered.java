package io.praetor.history.internal.memory;

/**
 * A change in memory.
 *
 * @param number they are numbered as they come
 * @param past of the check that changed
 */
record Remembered(long number, Past past, Change change) {

  /** What a change takes beside its output: itself, its places in two collections, its check. */
  private static final int CHANGE_BYTES = 200;

  /** A careful estimate. */
  long bytes() {
    return CHANGE_BYTES + 2L * change.output().length();
  }
}
