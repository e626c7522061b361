package io.praetor.api.raft;

/**
 * A place in the replicated log.
 *
 * @param term the election term in which the entry was written, 0 before the first entry
 * @param index the entry's number, -1 before the first entry
 */
public record LogPosition(long term, long index) implements Comparable<LogPosition> {

  /** The place before the first entry. */
  public static final LogPosition NONE = new LogPosition(0, -1);

  @Override
  public int compareTo(LogPosition other) {
    return Long.compare(index, other.index);
  }
}
