package io.praetor.shell.internal;

import io.praetor.shell.internal.command.StopRequests;
import java.io.OutputStream;

/** Understands command lines. One session belongs to one client and one thread. */
interface Interpreter {

  /**
   * Begins a session.
   *
   * @param stops tell its commands to end
   */
  Session open(OutputStream output, StopRequests stops);

  /** Keeps what a client sets from one line to the next. */
  interface Session extends AutoCloseable {

    /** Runs one line to its end and writes its output, that of a failure included. */
    boolean run(String line);

    @Override
    void close();
  }
}
