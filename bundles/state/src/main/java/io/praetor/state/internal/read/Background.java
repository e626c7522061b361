package io.praetor.state.internal.read;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The one thread beside the apply thread: evaluates waiting questions and knows the time. */
public interface Background {

  /** Does something soon, after what was given before. */
  void soon(Runnable work);

  /** Does something later, unless it is cancelled. */
  Future<?> later(Runnable work, long delay, TimeUnit unit);
}
