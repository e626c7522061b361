package io.praetor.agent.internal.exec;

import io.praetor.agent.internal.event.JobListener;
import io.praetor.agent.internal.program.HostProgram;
import io.praetor.format.home.DatacenterApi;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs on this node. Requests beyond the limit are not acknowledged, so others see it. */
public final class RemoteJobs implements JobListener, AutoCloseable {

  /** Jobs at a time; each has a thread, and one that reads its program's output. */
  static final int JOBS_MAX = 16;

  /** Threads that the executor should have. */
  public static final int THREADS = 2 * JOBS_MAX;

  private static final Logger LOG = LoggerFactory.getLogger(RemoteJobs.class);

  private final String node;
  private final JobStore store;
  private final ExecutorService threads;
  private final HostProgram programs = new HostProgram();
  private final Semaphore places = new Semaphore(JOBS_MAX);

  /**
   * @param threads ends with this
   */
  public RemoteJobs(String node, DatacenterApi api, ExecutorService threads) {
    this.node = node;
    this.store = new JobStore(api);
    this.threads = threads;
  }

  @Override
  public void requested(byte[] payload) {
    JobKeys keys;
    try {
      keys = JobKeys.parse(payload);
    } catch (IOException malformed) {
      LOG.error("failed to decode remote exec event: {}", malformed.getMessage());
      return;
    }
    if (!places.tryAcquire()) {
      LOG.error("remote exec refused: {} jobs are running", JOBS_MAX);
      return;
    }
    try {
      threads.execute(() -> run(keys));
    } catch (RejectedExecutionException ending) {
      places.release();
      LOG.debug("remote exec refused: {}", ending.getMessage());
    }
  }

  private void run(JobKeys keys) {
    try {
      new RemoteJob(keys, node, store, programs, threads).run();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } finally {
      places.release();
    }
  }

  @Override
  public void close() {
    programs.close();
    threads.shutdownNow();
  }
}
