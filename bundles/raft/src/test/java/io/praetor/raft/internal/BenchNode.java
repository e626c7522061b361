package io.praetor.raft.internal;

import java.io.IOException;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Opens a log that is alone, and tells nobody of anything but a failure. */
final class BenchNode implements RaftNode.Listener {

  private BenchNode() {}

  static RaftNode open(LogOptions options) throws IOException {
    ScheduledThreadPoolExecutor timers =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "bench-timers");
              thread.setDaemon(true);
              return thread;
            });
    PeerNetwork nobody =
        new PeerNetwork(new ServerMembers("", () -> {}, System::nanoTime), () -> null);
    return RaftNode.open(options, nobody, timers, new BenchNode());
  }

  @Override
  public void leading() {}

  @Override
  public void notLeading() {}

  @Override
  public void membersChanged() {}

  @Override
  public void removed() {}

  @Override
  public void committed(int commands, long nanos) {}

  @Override
  public void broken(String why) {
    System.err.println(why);
  }
}
