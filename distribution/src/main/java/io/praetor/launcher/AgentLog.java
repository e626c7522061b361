package io.praetor.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/**
 * The agent's log: java.util.logging to standard output. It writes to the descriptor, not to {@code
 * System.out}, which the shell redirects to its client while a command runs.
 */
final class AgentLog {

  /** Kept, because the log manager forgets the level of a logger that nobody holds. */
  private static final List<Logger> LEVELS =
      List.of(Logger.getLogger("io.praetor"), Logger.getLogger("org.apache.felix"));

  private AgentLog() {}

  /** Until the configuration says otherwise: our own words at INFO, libraries' at WARN. */
  static void open() {
    open(new FileOutputStream(FileDescriptor.out), ZoneId.systemDefault());
  }

  static void open(OutputStream out, ZoneId zone) {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    LEVELS.get(0).setLevel(Level.INFO);
    LEVELS.get(1).setLevel(Level.WARNING);
    root.addHandler(handler(out, zone));
  }

  private static Handler handler(OutputStream out, ZoneId zone) {
    StreamHandler handler =
        new StreamHandler(out, new LogFormat(zone)) {
          @Override
          public synchronized void publish(LogRecord record) {
            super.publish(record);
            flush();
          }
        };
    handler.setLevel(Level.ALL);
    return handler;
  }
}
