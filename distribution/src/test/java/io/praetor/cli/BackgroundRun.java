package io.praetor.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A command that runs beside the test. */
public final class BackgroundRun {

  private static final long PATIENCE_SECONDS = 30;
  private static final long LOOK_MILLIS = 5;

  private final CompletableFuture<Integer> status;

  public BackgroundRun(TestTerminal terminal, String... args) {
    this(() -> terminal.run(args));
  }

  /** Runs what returns an exit status. */
  public BackgroundRun(Supplier<Integer> command) {
    status = CompletableFuture.supplyAsync(command);
  }

  /** The exit status, when there is one. */
  public int status() throws Exception {
    return status.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Waits until something is so. */
  public void until(BooleanSupplier condition) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (status.isDone() || System.nanoTime() > deadline) {
        throw new AssertionError("not so, and the command has ended: " + status.isDone());
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }
}
