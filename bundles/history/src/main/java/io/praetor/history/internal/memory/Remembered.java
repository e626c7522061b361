package io.praetor.history.internal.memory;

/**
 * A change in memory.
 *
 * @param number they are numbered as they come
 * @param past of the check that changed
 * @param bytes what it takes, by a careful estimate: as if each change had the names for itself
 */
record Remembered(long number, Past past, Change change, long bytes) {

  /** What a change takes beside its texts: itself, its places in two collections, its check. */
  private static final int CHANGE_BYTES = 200;

  static Remembered of(long number, Past past, Change change) {
    return new Remembered(number, past, change, CHANGE_BYTES + 2L * characters(past, change));
  }

  /** The names count twice: they are the key, too. */
  private static int characters(Past past, Change change) {
    return change.characters() + 2 * past.names().characters();
  }
}
