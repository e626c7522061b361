package io.praetor.http.internal.ui;

import io.praetor.api.error.UnavailableException;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens files away from the event loops. Each giver of files has its own threads, so that one that
 * hangs holds up nobody else; they end when there is nothing to do. Closing fails what is under way
 * at once, for whoever asked to ask the next one.
 */
final class ReadingThreads implements AutoCloseable {

  private static final int THREADS = 2;
  private static final int QUEUED = 1_000;
  private static final long IDLE_SECONDS = 5;

  /** How long one file may take, with all that were asked for before. */
  private static final long READ_SECONDS = 10;

  private final Set<Reading<?>> pending = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(QUEUED),
          ReadingThreads::thread);

  ReadingThreads() {
    threads.allowCoreThreadTimeOut(true);
  }

  /** The outcome fails with what the task throws, or says that it is too much or takes too long. */
  <T> CompletableFuture<T> run(Callable<T> task) {
    Reading<T> reading = new Reading<>(task, new CompletableFuture<>());
    pending.add(reading);
    var unused = reading.outcome.whenComplete((value, failure) -> pending.remove(reading));
    try {
      threads.execute(reading);
    } catch (RejectedExecutionException e) {
      reading.giveUp();
    }
    return reading
        .outcome
        .orTimeout(READ_SECONDS, TimeUnit.SECONDS)
        .exceptionallyCompose(
            failure ->
                CompletableFuture.failedFuture(
                    failure instanceof TimeoutException ? unavailable() : failure));
  }

  private record Reading<T>(Callable<T> task, CompletableFuture<T> outcome) implements Runnable {

    @Override
    public void run() {
      if (outcome.isDone()) {
        return;
      }
      try {
        outcome.complete(task.call());
      } catch (Exception | LinkageError | StackOverflowError e) {
        // A bundle that leaves takes its classes with it in the middle of anything.
        outcome.completeExceptionally(e);
      }
    }

    void giveUp() {
      outcome.completeExceptionally(unavailable());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    pending.forEach(Reading::giveUp);
  }

  private static UnavailableException unavailable() {
    return new UnavailableException("The web UI is not available just now. Please try again.");
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "http-ui");
    thread.setDaemon(true);
    return thread;
  }
}
