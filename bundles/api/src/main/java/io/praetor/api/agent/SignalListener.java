package io.praetor.api.agent;

import org.osgi.annotation.versioning.ConsumerType;

/** Is asked before the agent stops because of a signal; a whiteboard service. */
@ConsumerType
public interface SignalListener {

  /**
   * The agent is about to stop. The caller waits until this returns, but not longer than {@link
   * #PATIENCE_MILLIS}.
   *
   * @param signal {@code INT} or {@code TERM}
   */
  void beforeStop(String signal);

  /** The longest wait. */
  long PATIENCE_MILLIS = 15_000;
}
