package io.praetor.itest.lab;

import io.praetor.itest.harness.Cli;
import io.praetor.itest.harness.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** An agent on a machine. */
public final class MachineAgent {

  /** Generous: the machine may be busy. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private static final String LOG = "agent";

  /** How often a service manager tries again: the limit of Upstart. */
  private static final int RESPAWN_LIMIT = 10;

  private final Machine machine;
  private final String configDirectory;
  private Process process;
  private int respawns;

  MachineAgent(Machine machine, String configDirectory) throws IOException {
    this.machine = machine;
    this.configDirectory = configDirectory;
    start();
  }

  /** Starts it again after it has ended. */
  public void start() throws IOException {
    process = machine.start(LOG, Machine.consul(), "agent", "-config-dir", configDirectory);
  }

  public Machine machine() {
    return machine;
  }

  /** {@code kill -9}. */
  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** Sends a signal by name. */
  public void signal(String name) throws IOException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
  }

  /** Waits for its end and returns its exit code. */
  public int awaitExit() {
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("did not end within " + STOP_LIMIT + "\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /**
   * Runs a command again and again until its output is as wanted; returns that output. An agent
   * that ends meanwhile is started again, as a service manager does.
   */
  public String await(Duration limit, String what, Predicate<Cli.Result> wanted, String... consul)
      throws IOException {
    Deadline deadline = new Deadline(limit, what + " on " + machine.name() + "\n" + log());
    while (true) {
      Cli.Result result = machine.consul(consul);
      if (wanted.test(result)) {
        return result.out();
      }
      if (!process.isAlive() && ++respawns <= RESPAWN_LIMIT) {
        start();
      }
      deadline.pause();
    }
  }

  /** What agents on this machine have printed so far. */
  public String log() {
    try {
      return Files.readString(machine.log(LOG));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
