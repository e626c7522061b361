package io.praetor.log.internal.output;

import io.praetor.log.internal.line.LogLevel;
import java.io.IOException;
import java.util.logging.LogRecord;

/** A place that lines go to. Everything is called by the writer thread, but {@link #level}. */
public interface Output {

  /** What it takes; null for whatever the agent's level is. */
  LogLevel level();

  void write(LogRecord record) throws IOException;

  /** Nothing follows. */
  void close() throws IOException;
}
