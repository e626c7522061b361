package io.praetor.testkit.log;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what is logged below a name, from warnings on, until it is closed. */
public final class LoggedLines extends Handler implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Logger logger;

  /**
   * Begins.
   *
   * @param name of a package
   */
  public LoggedLines(String name) {
    logger = Logger.getLogger(name);
    setLevel(Level.WARNING);
    logger.addHandler(this);
  }

  @Override
  public void publish(LogRecord logged) {
    if (isLoggable(logged)) {
      Object[] values = logged.getParameters();
      String text = logged.getMessage();
      lines.add(values == null ? text : MessageFormat.format(text, values));
    }
  }

  /** The next line; waits for it. */
  public String next() throws InterruptedException {
    String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("nothing was said");
    }
    return line;
  }

  /** Those that nobody asked for yet. */
  public List<String> rest() {
    return List.copyOf(lines);
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
