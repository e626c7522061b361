package io.praetor.log.internal;

import io.praetor.api.config.LogSettings;
import io.praetor.log.internal.line.JsonFormat;
import io.praetor.log.internal.line.LogLevel;
import io.praetor.log.internal.monitor.MonitorEndpoint;
import io.praetor.log.internal.output.FileOutput;
import io.praetor.log.internal.output.LogOutputs;
import io.praetor.log.internal.output.OpenFailure;
import io.praetor.log.internal.output.RotatingFile;
import io.praetor.log.internal.output.RotatingFile.Rotation;
import io.praetor.log.internal.syslog.SyslogLine;
import io.praetor.log.internal.syslog.SyslogOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.SimpleFormatter;

/** From settings to outputs. */
final class LogSetup {

  private static final long DAY_MILLIS = 24L * 3600 * 1000;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final LogSettings settings;
  private final Formatter text;
  private final Formatter json;
  private final LogOutputs outputs;

  /**
   * Takes the log over.
   *
   * @param console the handler that was there before, or null
   */
  LogSetup(LogSettings settings, Handler console) {
    this.settings = settings;
    Formatter before = console == null ? null : console.getFormatter();
    this.text = before == null ? new SimpleFormatter() : before;
    this.json = new JsonFormat(ZoneId.systemDefault());
    this.outputs = new LogOutputs(console, formatter(), level(settings));
  }

  LogOutputs outputs() {
    return outputs;
  }

  MonitorEndpoint monitor() {
    return new MonitorEndpoint(settings.nodeName(), outputs, text, json);
  }

  /** Opens what is configured beside the console; the failure says it as Consul does. */
  void open() throws IOException {
    if (settings.syslog()) {
      outputs.add(syslog());
    }
    if (!settings.file().isEmpty()) {
      outputs.add(file());
    }
  }

  private SyslogOutput syslog() throws IOException {
    try {
      Formatter lines = settings.json() ? json : null;
      long pid = ProcessHandle.current().pid();
      return SyslogOutput.open(
          SyslogLine.of(settings.syslogFacility(), pid, ZoneId.systemDefault(), lines),
          System::nanoTime);
    } catch (IllegalArgumentException e) {
      throw new IOException("Syslog setup error: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException(
          "Syslog setup error: Unix syslog delivery error (" + e.getMessage() + ")", e);
    }
  }

  private FileOutput file() throws IOException {
    long millis = settings.rotateMillis() > 0 ? settings.rotateMillis() : DAY_MILLIS;
    Rotation rotation = new Rotation(millis, settings.rotateBytes(), settings.rotateMaxFiles());
    try {
      return new FileOutput(
          new RotatingFile(settings.file(), rotation, LogSetup::epochNanos), formatter());
    } catch (IOException e) {
      throw new IOException("Failed to setup logging: " + OpenFailure.text(e), e);
    }
  }

  private Formatter formatter() {
    return settings.json() ? json : text;
  }

  /** The configuration has been checked when it was read. */
  static LogLevel level(LogSettings settings) {
    return LogLevel.of(settings.level()).orElse(LogLevel.INFO);
  }

  static long epochNanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
  }
}
