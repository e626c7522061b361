package io.praetor.cli.watch;

import io.praetor.cli.Terminal;
import io.praetor.cli.process.ChildProgram;
import io.praetor.cli.process.ChildSignal;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** A program that runs for everything that is found. When it fails the watch ends. */
final class ToldProgram implements WatchListener {

  private final ChildProgram program;
  private final Terminal terminal;
  private volatile Process running;
  private volatile String signal; // null until one has come

  ToldProgram(ChildProgram program, Terminal terminal) {
    this.program = program;
    this.terminal = terminal;
  }

  @Override
  public Next found(long index, byte[] json) {
    try {
      running = program.startWithPipe(Map.of("CONSUL_INDEX", Long.toUnsignedString(index)));
    } catch (IOException failure) {
      terminal.complain("Error starting handler: " + failure.getMessage());
      return Next.END_FAILED;
    }
    try {
      if (signal != null) {
        send(signal); // it came while nothing ran yet
      }
      boolean unused = feed(running.getOutputStream(), json);
      int status = running.waitFor();
      program.awaitOutput();
      if (status != 0) {
        terminal.complain("Error executing handler: exit status " + status);
        return Next.END_FAILED;
      }
      return Next.GO_ON;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Next.END_FAILED;
    }
  }

  /** Whether the program took its input: it need not read it, or not all of it. */
  private static boolean feed(OutputStream input, byte[] json) {
    try (input) {
      input.write(json);
      input.write('\n');
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  @Override
  public void signal(String name) {
    signal = name;
    send(name);
  }

  private void send(String name) {
    Process child = running;
    if (child != null) {
      try {
        ChildSignal.send(child, name);
      } catch (IOException failure) {
        terminal.complain("Warning, could not forward signal: " + failure.getMessage());
      }
    }
  }
}
