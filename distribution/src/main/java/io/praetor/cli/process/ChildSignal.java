package io.praetor.cli.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * A signal for a child. Java sends SIGTERM and SIGKILL itself; for others there is the shell's
 * {@code kill}, which every POSIX system has.
 */
public final class ChildSignal {

  private static final long KILL_MILLIS = 5_000;

  private ChildSignal() {}

  /**
   * Sends the signal, unless the child has ended.
   *
   * @param name {@code INT} or {@code TERM}
   */
  public static void send(Process child, String name) throws IOException {
    if (!child.isAlive()) {
      return;
    }
    Process kill =
        new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + child.pid())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!kill.waitFor(KILL_MILLIS, TimeUnit.MILLISECONDS)) {
        kill.destroyForcibly();
        throw new IOException("kill does not end");
      }
      if (kill.exitValue() != 0 && child.isAlive()) {
        throw new IOException("kill: exit status " + kill.exitValue());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
