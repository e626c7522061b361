package io.praetor.raft.internal;

import org.apache.ratis.server.RaftServer;

/** Ends the threads that Ratis leaves: a leader's looks up from its queue only once in a while. */
final class RatisThreads {

  /** How long a thread that was interrupted may take to end. */
  private static final long THREAD_END_MILLIS = 500;

  private RatisThreads() {}

  /** The log is closed, so an interrupt can hurt nothing any more. */
  static void end(RaftServer.Division member) {
    ThreadGroup group = member.getThreadGroup();
    group.interrupt();
    Thread[] left = new Thread[group.activeCount()];
    int count = group.enumerate(left);
    try {
      for (int i = 0; i < count; i++) {
        left[i].join(THREAD_END_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
