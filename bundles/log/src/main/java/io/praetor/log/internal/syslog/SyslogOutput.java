package io.praetor.log.internal.syslog;

import io.praetor.log.internal.line.LogLevel;
import io.praetor.log.internal.output.Output;
import java.io.IOException;
import java.util.function.LongSupplier;
import java.util.logging.LogRecord;

/**
 * The local syslog daemon. When it restarts its socket is another one, so a line that cannot be
 * sent is tried once more on a new way; while there is none, that is tried once a second.
 */
public final class SyslogOutput implements Output {

  private static final long RETRY_NANOS = 1_000_000_000L;

  private final DatagramSender sender;
  private final SyslogLine line;
  private final LongSupplier nanoClock;
  private boolean connected = true;
  private long failedNanos;

  private SyslogOutput(DatagramSender sender, SyslogLine line, LongSupplier nanoClock) {
    this.sender = sender;
    this.line = line;
    this.nanoClock = nanoClock;
  }

  /** Finds the daemon, or says that there is none. */
  public static SyslogOutput open(SyslogLine line, LongSupplier nanoClock) throws IOException {
    try {
      return open(new UnixDatagrams(UnixDatagrams.USUAL), line, nanoClock);
    } catch (LinkageError e) {
      throw new IOException("no native calls on this machine: " + e.getMessage(), e);
    }
  }

  static SyslogOutput open(DatagramSender sender, SyslogLine line, LongSupplier nanoClock)
      throws IOException {
    try {
      sender.connect();
    } catch (IOException e) {
      sender.close();
      throw e;
    }
    return new SyslogOutput(sender, line, nanoClock);
  }

  @Override
  public LogLevel level() {
    return null;
  }

  @Override
  public void write(LogRecord record) throws IOException {
    byte[] message = line.format(record);
    if (connected) {
      try {
        sender.send(message);
        return;
      } catch (IOException e) {
        connected = false;
      }
    } else if (nanoClock.getAsLong() - failedNanos < RETRY_NANOS) {
      throw new IOException("syslog is gone");
    }
    failedNanos = nanoClock.getAsLong();
    sender.connect();
    connected = true;
    sender.send(message);
  }

  @Override
  public void close() {
    sender.close();
  }

  @Override
  public String toString() {
    return "syslog";
  }
}
