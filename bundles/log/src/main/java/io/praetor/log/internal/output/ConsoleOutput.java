package io.praetor.log.internal.output;

import io.praetor.log.internal.line.LogLevel;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Standard output, by the handler that was there before this bundle, and will be after it. */
final class ConsoleOutput implements Output {

  private final Handler handler;
  private final Formatter before;

  ConsoleOutput(Handler handler, Formatter formatter) {
    this.handler = handler;
    this.before = handler.getFormatter();
    handler.setFormatter(formatter);
  }

  @Override
  public LogLevel level() {
    return null;
  }

  @Override
  public void write(LogRecord record) {
    handler.publish(record);
  }

  @Override
  public void close() {
    handler.flush();
    handler.setFormatter(before);
  }
}
