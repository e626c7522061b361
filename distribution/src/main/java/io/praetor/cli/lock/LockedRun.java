package io.praetor.cli.lock;

import io.praetor.cli.Command;
import io.praetor.cli.Terminal;
import io.praetor.cli.http.Cancellation;
import io.praetor.cli.process.ChildProgram;
import io.praetor.cli.process.ChildSignal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program while something is owned: it starts when that is ours, and is ended when it
 * no longer is. The main thread waits for whatever happens first; a second one watches ownership.
 */
final class LockedRun {

  /** Exit status when the program failed and that is to be told. */
  static final int CHILD_FAILED = 2;

  /** How long the program may take to end. Servers keep a lost lock back for 15 s. */
  private static final long GRACE_MILLIS = 5_000;

  private static final Map<String, String> HELD = Map.of("CONSUL_LOCK_HELD", "true");

  /**
   * How to run.
   *
   * @param timeout longest wait for the lock, zero for ever
   * @param monitorRetries failures in a row that the watch of the lock survives
   * @param passInput whether the program reads what this one is given
   * @param tellsChildStatus whether a failed program makes this one fail
   */
  record Options(
      Duration timeout,
      int monitorRetries,
      boolean passInput,
      boolean tellsChildStatus,
      boolean verbose) {}

  private enum Happening {
    CHILD_ENDED,
    LOCK_LOST,
    STOPPED
  }

  private final Terminal terminal;
  private final ChildProgram program;
  private final Options options;
  private final Cancellation stop = new Cancellation();
  private final Cancellation monitorEnd = new Cancellation();
  private final BlockingQueue<Happening> happenings = new LinkedBlockingQueue<>();
  private volatile Process child;

  LockedRun(Terminal terminal, ChildProgram program, Options options) {
    this.terminal = terminal;
    this.program = program;
    this.options = options;
  }

  /** Waits for ownership and returns the exit status, 0 once it is ours. */
  int acquire(Ownership ownership) {
    terminal.signals().onStop(this::stop);
    note("Attempting lock acquisition");
    boolean acquired;
    try {
      acquired = ownership.acquire(new Patience(stop, options.timeout, System::nanoTime));
    } catch (IOException failure) {
      if (!stop.isCancelled()) {
        return terminal.fail("Lock acquisition failed: " + failure.getMessage());
      }
      acquired = false;
    }
    return acquired
        ? Command.OK
        : terminal.fail("Shutdown triggered or timeout during lock acquisition");
  }

  /** Runs the program to its end, or until the lock is lost. Returns what its status is worth. */
  int whileHeld(Ownership ownership) {
    if (stop.isCancelled()) {
      terminal.complain("Shutdown triggered during lock acquisition");
      return Command.OK;
    }
    note("Starting handler");
    try {
      child = options.passInput ? program.startWithOwnInput(HELD) : program.startWithoutInput(HELD);
    } catch (IOException failure) {
      terminal.complain("Error starting handler: " + failure.getMessage());
      return status(CHILD_FAILED);
    }
    var unused = child.onExit().thenRun(() -> happenings.add(Happening.CHILD_ENDED));
    monitor(ownership);
    int status = status(awaitEnd());
    monitorEnd.cancel();
    return status;
  }

  private int status(int child) {
    return options.tellsChildStatus ? child : Command.OK;
  }

  private void monitor(Ownership ownership) {
    Thread thread =
        new Thread(
            () -> {
              new LockMonitor(ownership, options.monitorRetries, monitorEnd).awaitLoss();
              happenings.add(Happening.LOCK_LOST);
            },
            "lock-monitor");
    thread.setDaemon(true);
    thread.start();
  }

  private int awaitEnd() {
    try {
      switch (happenings.take()) {
        case CHILD_ENDED -> {
          return childEnded();
        }
        case LOCK_LOST -> note("Lock lost, killing child");
        case STOPPED -> note("Shutdown triggered, killing child");
      }
      end(child);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return Command.OK;
  }

  private int childEnded() {
    program.awaitOutput();
    int status = child.exitValue();
    if (status != 0) {
      terminal.complain("Error running handler: exit status " + status);
    }
    note("Child terminated, releasing lock");
    return status == 0 ? Command.OK : CHILD_FAILED;
  }

  /** Asks the program to end, and makes it end together with all that it started. */
  private void end(Process process) throws InterruptedException {
    note("Terminating child pid " + process.pid());
    process.destroy();
    if (process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
      program.awaitOutput();
      note("Child terminated");
      return;
    }
    note("Child did not exit after grace period of " + GRACE_MILLIS / 1_000 + "s");
    note("Killing child pid " + process.pid());
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
    program.awaitOutput();
  }

  /** On the thread of a signal. */
  private void stop(String signal) {
    Process running = child;
    if (running != null) {
      try {
        ChildSignal.send(running, signal);
      } catch (IOException failure) {
        terminal.complain("Warning, could not forward signal: " + failure.getMessage());
      }
    }
    stop.cancel();
    happenings.add(Happening.STOPPED);
  }

  private void note(String line) {
    if (options.verbose) {
      terminal.show(line);
    }
  }
}
