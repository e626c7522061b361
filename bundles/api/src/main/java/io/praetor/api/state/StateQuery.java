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
   * What a question found.
   *
   * @param value the answer, may be null
   * @param index newest index among what the question covers; 0 is reported as 1
   * @param found false lets a waiting question sleep on while it still finds nothing, though the
   *     index moves
   */
  record Answer<T>(T value, long index, boolean found) {}
}
