package io.praetor.snapshot.internal.schedule;

import io.praetor.api.config.AgentSettings;
import io.praetor.api.config.SnapshotSettings;
import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.Snapshots;
import io.praetor.api.state.StateStore;
import io.praetor.snapshot.internal.save.Barrier;
import io.praetor.snapshot.internal.save.StateExport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The schedule of this server while it leads, with a thread of its own; nothing otherwise. */
public final class LeaderSnapshots {

  private static final ReadOptions AT_ONCE =
      new ReadOptions(ReadMode.STALE, 0, Duration.ZERO, Duration.ZERO);
  private static final long READ_SECONDS = 10;

  private final SnapshotRun run;
  private final long intervalMillis;
  private ScheduledThreadPoolExecutor thread; // guarded by this
  private volatile SnapshotSchedule schedule; // null while another server leads

  public LeaderSnapshots(
      SnapshotSettings settings,
      AgentSettings agent,
      Snapshots snapshots,
      StateStore store,
      Consensus consensus) {
    Clock clock = Clock.systemUTC();
    intervalMillis = settings.intervalMillis();
    run =
        new SnapshotRun(
            new SnapshotShelf(Path.of(settings.directory()), settings.datacenter(), agent.nodeId()),
            snapshots,
            new StateExport(snapshots, () -> consensus.status().peers(), clock),
            () -> index(store),
            clock,
            settings.datacenter(),
            settings.retain());
  }

  private static long index(StateStore store) {
    return store
        .read(new Barrier(), AT_ONCE)
        .orTimeout(READ_SECONDS, TimeUnit.SECONDS)
        .join()
        .index();
  }

  /** Begins, when the configuration wants any snapshots. */
  public synchronized void start() {
    stop();
    if (intervalMillis == 0) {
      return;
    }
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, LeaderSnapshots::thread, new ThreadPoolExecutor.DiscardPolicy());
    thread = timer;
    SnapshotSchedule started =
        new SnapshotSchedule(
            run,
            (millis, task) -> {
              var unused = timer.schedule(task, millis, TimeUnit.MILLISECONDS);
            },
            Clock.systemUTC(),
            intervalMillis);
    schedule = started;
    started.start();
  }

  public synchronized void stop() {
    if (thread != null) {
      schedule.stop();
      schedule = null;
      thread.shutdownNow();
      thread = null;
    }
  }

  /** For operators. */
  public Map<String, String> report() {
    SnapshotSchedule current = schedule;
    return current == null
        ? Map.of("schedule", intervalMillis == 0 ? "none" : "the leader's")
        : current.report();
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "snapshot-schedule");
    thread.setDaemon(true);
    return thread;
  }
}
