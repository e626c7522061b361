package io.praetor.log.internal.output;

import io.praetor.log.internal.line.LogLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** The configured file. */
public final class FileOutput implements Output {

  private final RotatingFile file;
  private final Formatter formatter;

  public FileOutput(RotatingFile file, Formatter formatter) {
    this.file = file;
    this.formatter = formatter;
  }

  @Override
  public LogLevel level() {
    return null;
  }

  @Override
  public void write(LogRecord record) throws IOException {
    file.write(formatter.format(record).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  @Override
  public String toString() {
    return "log_file";
  }
}
