package io.praetor.shell.internal;

import io.praetor.shell.internal.command.StopRequests;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads on, on a thread of its own, while a client's commands run: only who reads learns that the
 * client has gone or presses Ctrl-C, and a command that lasts ends for nothing else. The end of
 * what a client sends counts as its going, since a UNIX socket tells no difference between both.
 */
final class ReadAhead implements AutoCloseable {

  /** Whoever sends more lines before they are answered is heard when some of them are. */
  static final int MAX_WAITING_LINES = 16;

  private static final long CLOSE_WAIT_MILLIS = 2_000;

  /**
   * What was read: a line, or the end where there is none.
   *
   * @param failure why it is the end, null for a proper one
   */
  private record Read(String line, IOException failure) {}

  private final BlockingQueue<Read> waiting = new ArrayBlockingQueue<>(MAX_WAITING_LINES);
  private final LineReader lines;
  private final StopRequests stops;
  private final Thread thread;

  ReadAhead(LineReader lines, StopRequests stops) {
    this.lines = lines;
    this.stops = stops;
    thread = new Thread(this::read, Thread.currentThread().getName() + "-input");
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    try {
      Read read = readLine();
      while (read.line != null) {
        waiting.put(read);
        read = readLine();
      }
      stops.depart();
      waiting.put(read);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private Read readLine() {
    try {
      return new Read(lines.next(), null);
    } catch (IOException failure) {
      return new Read(null, failure);
    }
  }

  /** The next line, or null behind the last. */
  String next() throws IOException {
    try {
      Read read = waiting.take();
      if (read.failure != null) {
        throw read.failure;
      }
      return read.line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Ends the reading. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(CLOSE_WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
