package io.praetor.raft.internal;

import org.apache.ratis.server.RaftServer;

/** Ends the threads that Ratis leaves: a leader's looks up from its queue only once in a while. */
final class RatisThreads {

  /** How long a thread that was interrupted may take to end. */
  private static final long THREAD_END_MILLIS = 500;

  private RatisThreads() {}

  /**
   * The log is closed, or will not be: an interrupt can hurt it no more than a crash. Threads of
   * others are in the group, too, when one of Ratis was the first to need them; they have other
   * names.
   */
  static void end(RaftServer.Division member) {
    ThreadGroup group = member.getThreadGroup();
    String name = member.getMemberId().toString();
    Thread[] left = new Thread[group.activeCount()];
    int count = group.enumerate(left);
    for (int i = 0; i < count; i++) {
      if (left[i].getName().startsWith(name)) {
        left[i].interrupt();
        boolean unused = PatientJoin.join(left[i], THREAD_END_MILLIS);
      }
    }
  }
}
