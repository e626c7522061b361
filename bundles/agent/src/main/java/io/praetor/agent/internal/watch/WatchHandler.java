package io.praetor.agent.internal.watch;

/** Who is told of changes. */
interface WatchHandler {

  /** Tells it; returns when that is over, however it went. Called on a thread that may block. */
  void tell(long index, byte[] json);
}
