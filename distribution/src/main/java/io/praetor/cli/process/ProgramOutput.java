package io.praetor.cli.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/** Copies what a program writes to where its command writes, on a thread of its own. */
final class ProgramOutput {

  private static final int BUFFER_BYTES = 8192;
  private static final long FINISH_MILLIS = 1_000;

  private final InputStream in;
  private final PrintStream out;
  private final Thread thread = new Thread(this::copy, "program-output");
  private boolean finished; // guarded by this

  private ProgramOutput(Process program, PrintStream out) {
    this.in = program.getInputStream();
    this.out = out;
    thread.setDaemon(true);
  }

  static ProgramOutput copy(Process program, PrintStream out) {
    ProgramOutput output = new ProgramOutput(program, out);
    output.thread.start();
    return output;
  }

  private void copy() {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int length = read(buffer); length >= 0; length = read(buffer)) {
      show(buffer, length);
    }
  }

  /** A pipe that is closed under the reader is the end of it. */
  private int read(byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException closed) {
      return -1;
    }
  }

  private synchronized void show(byte[] buffer, int length) {
    if (!finished) {
      out.write(buffer, 0, length);
      out.flush();
    }
  }

  /**
   * Waits for the rest. What has the pipe longer than the program, because the program left it
   * behind, is read on, so that it does not get stuck, but not shown: the command is over.
   */
  void finish() {
    try {
      thread.join(FINISH_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      finished = true;
    }
  }
}
