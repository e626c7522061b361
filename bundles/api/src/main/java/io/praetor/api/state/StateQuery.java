package io.praetor.api.state;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A question to the state: what is read, and nothing else. Implementations are records, because
 * equal questions that wait are evaluated once for all who ask.
 *
 * <p>{@code run} is a pure function of the version it is given. It may be called any number of
 * times, by any thread, and must not block or throw for any state that commands can produce.
 */
@ConsumerType
public interface StateQuery<T> {

  Answer<T> run(ReadTxn txn);

  /**
   * The same question, asked by someone who knows that it had no news up to an index. Questions
   * about what happened, rather than about what there is, need that: while they wait, the memory of
   * what happened goes by, and what did not happen is in no memory. The state asks like this when
   * it asks again for those who wait; the answer takes the place of that to the question itself.
   */
  default StateQuery<T> since(long index) {
    return this;
  }

  /**
   * What a question found.
   *
   * @param value the answer, may be null
   * @param index newest index among what the question covers; 0 is reported as 1; {@link #NONE}
   * @param found false lets a waiting question sleep on while it still finds nothing, though the
   *     index moves
   */
  record Answer<T>(T value, long index, boolean found) {

    /**
     * Index of what is not there and left no index behind: reported as 1. Whoever waits with a
     * greater one knew it while it was there, and is told at once.
     */
    public static final long NONE = -1;
  }
}
