package io.praetor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFormatTest {

  private static final Instant TIME = Instant.parse("2026-11-22T23:10:00.007Z");

  private final LogFormat format = new LogFormat(ZoneOffset.UTC);

  private static LogRecord record(Level level, String logger, String message) {
    LogRecord record = new LogRecord(level, message);
    record.setInstant(TIME);
    record.setLoggerName(logger);
    return record;
  }

  @Test
  void shouldWriteOneLineAsConsulDoes() {
    String line = format.format(record(Level.INFO, "io.praetor.http.internal.Server", "listening"));
    assertEquals("2026-11-22T23:10:00.007Z [INFO]  http: listening\n", line);
  }

  @ParameterizedTest
  @CsvSource({
    "SEVERE,'[ERROR] '",
    "WARNING,'[WARN]  '",
    "CONFIG,'[INFO]  '",
    "FINE,'[DEBUG] '",
    "FINER,'[TRACE] '",
    "FINEST,'[TRACE] '"
  })
  void shouldAlignLevels(String level, String shown) {
    String line = format.format(record(Level.parse(level), "io.praetor.kv.internal.A", "x"));
    assertEquals("2026-11-22T23:10:00.007Z " + shown + "kv: x\n", line);
  }

  @Test
  void shouldShowTheOffsetOfAnotherZone() {
    LogFormat india = new LogFormat(ZoneId.of("Asia/Kolkata"));
    assertTrue(
        india.format(record(Level.INFO, "a", "x")).startsWith("2026-11-23T04:40:00.007+0530 "));
    LogFormat west = new LogFormat(ZoneOffset.ofHoursMinutes(-3, -30));
    assertTrue(
        west.format(record(Level.INFO, "a", "x")).startsWith("2026-11-22T19:40:00.007-0330 "));
  }

  @Test
  void shouldFillInParameters() {
    LogRecord record = record(Level.INFO, "io.praetor.raft.internal.A", "{0} of {1}");
    record.setParameters(new Object[] {1, 3});
    assertTrue(format.format(record).endsWith("raft: 1 of 3\n"));
  }

  @Test
  void shouldAddTheStackTraceOfAThrowable() {
    LogRecord record = record(Level.SEVERE, "io.praetor.raft.internal.A", "broken");
    record.setThrown(new IllegalStateException("why"));
    String text = format.format(record);
    assertTrue(text.contains("broken\njava.lang.IllegalStateException: why\n\tat "), text);
  }

  @ParameterizedTest
  @CsvSource({
    "io.praetor.launcher.Agent,agent",
    "io.praetor.storage.xodus.internal.X,storage",
    "org.apache.ratis.server.RaftServer,raftserver",
    "'',agent",
    ",agent"
  })
  void shouldNameTheBundle(String logger, String name) {
    assertEquals(name, LogFormat.name(logger));
  }
}
