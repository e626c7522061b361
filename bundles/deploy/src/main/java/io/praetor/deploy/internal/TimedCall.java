package io.praetor.deploy.internal;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A call of code that may hang: on a thread of its own, which is interrupted when time is up. */
final class TimedCall {

  /** What an interrupted call gets to end. */
  static final long END_MILLIS = 2_000;

  /**
   * Meanwhile it is interrupted so often. Once is not enough: the component runtime goes on to
   * activate a component that was interrupted when somebody had asked for its service.
   */
  private static final int INTERRUPTS = 4;

  private static final List<String> PLATFORM =
      List.of(
          "java.",
          "jdk.",
          "sun.",
          "org.apache.felix.",
          "org.eclipse.osgi.",
          "io.praetor.deploy.internal.");

  private final String what;
  private final String subject;
  private Thread thread;
  private boolean late;

  /**
   * @param what is done, in a word
   * @param subject whose code it runs
   */
  TimedCall(String what, String subject) {
    this.what = what;
    this.subject = subject;
  }

  /** What is done. */
  interface Work<T> {
    T run() throws DeployException;
  }

  <T> T within(long millis, Work<T> work) throws DeployException {
    FutureTask<T> task = new FutureTask<>(work::run);
    // Not the child of a console's thread: what the platform logs would be part of the reply.
    thread = new Thread(null, task, "deploy-" + what, 0, false);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(millis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof DeployException expected
          ? expected
          : new DeployException(what + " of " + subject + " failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new DeployException(
          what + " of " + subject + " takes more than " + millis + " ms" + ended(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeployException("interrupted during " + what + " of " + subject, e);
    }
  }

  /** Makes it stop, and tells where it was. */
  private String ended() throws DeployException {
    late = true;
    String place =
        Stream.of(thread.getStackTrace())
            .filter(frame -> PLATFORM.stream().noneMatch(frame.getClassName()::startsWith))
            .findFirst()
            .map(frame -> ": it hangs in " + frame)
            .orElse("");
    try {
      for (int time = 0; time < INTERRUPTS && thread.isAlive(); time++) {
        thread.interrupt();
        thread.join(END_MILLIS / INTERRUPTS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeployException("interrupted while waiting for a bundle", e);
    }
    return place + (thread.isAlive() ? ", and cannot be interrupted" : "");
  }

  /** Whether the time was up before it ended. */
  boolean isLate() {
    return late;
  }

  /** Whether it goes on, be it that nobody waits for it any more. */
  boolean isRunning() {
    return thread.isAlive();
  }
}
