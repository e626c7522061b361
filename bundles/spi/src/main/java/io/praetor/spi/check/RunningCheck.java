package io.praetor.spi.check;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A check that was started. Its methods are not called at the same time, except {@link #tell},
 * which is called when somebody tells. Nothing is called after {@link #close} but perhaps {@link
 * #close}.
 */
@ConsumerType
public interface RunningCheck extends AutoCloseable {

  /**
   * Makes one attempt, which ends with one {@link CheckReport#report} from any thread. Called at
   * each interval, and not again before the report of the last attempt; one that takes longer than
   * its timeout is reported critical by the kind itself. The agent gives up an attempt five seconds
   * after that, says so, and begins the check anew. Must not block: a kind that cannot do without
   * blocking brings threads of its own, and not more of them for more checks.
   */
  void attempt();

  /**
   * What somebody says of the check from outside. Called by any thread; must not block.
   *
   * @throws InvalidCheckException when this kind finds out for itself, which is usual
   */
  default void tell(CheckStatus status, String output) throws InvalidCheckException {
    throw new InvalidCheckException("this check is not told, it finds out for itself");
  }

  /**
   * Ends it: a running attempt is given up without a report, and nothing is left behind, neither
   * connection nor timer; a thread that blocks is on its way out. Does not block. May be called
   * twice, and after the kind's own end.
   */
  @Override
  void close();
}
