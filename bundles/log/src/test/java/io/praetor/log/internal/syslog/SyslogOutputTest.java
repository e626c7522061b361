package io.praetor.log.internal.syslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.log.internal.line.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyslogOutputTest {

  private static final SyslogLine LINE = SyslogLine.of("LOCAL0", 42, ZoneOffset.UTC, null);

  @TempDir private Path directory;
  private long nanos;

  private SyslogOutput open(Path socket) throws IOException {
    return SyslogOutput.open(new UnixDatagrams(List.of(socket)), LINE, () -> nanos);
  }

  private static LogRecord record(Level level, String message) {
    LogRecord record = new LogRecord(level, message);
    record.setLoggerName("io.praetor.raft.internal.X");
    record.setInstant(Instant.parse("2026-11-03T02:27:19.083Z"));
    return record;
  }

  private static String text(Level level) {
    return new String(LINE.format(record(level, "m")), java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void shouldWriteLinesAsDaemonsReadThem() {
    assertEquals("<133>Nov  3 02:27:19 consul[42]: raft: m", text(Level.INFO));
    assertTrue(text(Level.SEVERE).startsWith("<131>"));
    assertTrue(text(Level.WARNING).startsWith("<132>"));
    assertTrue(text(Level.FINE).startsWith("<134>"));
    assertTrue(text(Level.FINEST).startsWith("<135>"));
  }

  @Test
  void shouldWriteJsonWhenAskedTo() {
    SyslogLine json = SyslogLine.of("daemon", 1, ZoneOffset.UTC, new JsonFormat(ZoneOffset.UTC));
    String line =
        new String(json.format(record(Level.INFO, "m")), java.nio.charset.StandardCharsets.UTF_8);
    assertTrue(line.startsWith("<29>Nov  3 02:27:19 consul[1]: {\"@level\":\"info\""), line);
    assertTrue(line.endsWith("}"), line);
  }

  @Test
  void shouldKnowTheFacilities() {
    assertEquals(0, Facility.number("kern"));
    assertEquals(16, Facility.number("LOCAL0"));
    assertEquals(23, Facility.number("Local7"));
    assertEquals(-1, Facility.number(""));
    assertEquals(-1, Facility.number("LOCAL8"));
    assertThrows(IllegalArgumentException.class, () -> SyslogLine.of("x", 1, ZoneOffset.UTC, null));
  }

  @Test
  void shouldBoundItsLines() {
    byte[] line = LINE.format(record(Level.INFO, "x".repeat(100_000)));
    assertEquals(SyslogLine.LENGTH_MAX_BYTES, line.length);
  }

  @Test
  void shouldReachADaemon() throws IOException {
    Path socket = directory.resolve("log");
    try (TestDaemon daemon = new TestDaemon(socket)) {
      SyslogOutput output = open(socket);
      output.write(record(Level.INFO, "hello"));
      assertEquals("<133>Nov  3 02:27:19 consul[42]: raft: hello", daemon.receive());
      output.close();
    }
  }

  @Test
  void shouldFindADaemonThatRestarted() throws IOException {
    Path socket = directory.resolve("log");
    TestDaemon first = new TestDaemon(socket);
    SyslogOutput output = open(socket);
    first.close();
    Files.delete(socket);
    assertThrows(IOException.class, () -> output.write(record(Level.INFO, "lost")));
    try (TestDaemon second = new TestDaemon(socket)) {
      assertThrows(IOException.class, () -> output.write(record(Level.INFO, "too early")));
      nanos += 1_000_000_000L;
      output.write(record(Level.INFO, "again"));
      assertTrue(second.receive().endsWith("again"));
    }
    output.close();
  }

  @Test
  void shouldSayThatThereIsNoDaemon() {
    Path socket = directory.resolve("none");
    IOException failure = assertThrows(IOException.class, () -> open(socket));
    assertEquals("no socket at [" + socket + "]", failure.getMessage());
  }

  @Test
  void shouldNotWaitForADaemonThatDoesNotRead() throws IOException {
    Path socket = directory.resolve("log");
    try (TestDaemon daemon = new TestDaemon(socket)) {
      SyslogOutput output = open(socket);
      LogRecord large = record(Level.INFO, "x".repeat(8_000));
      assertThrows(
          IOException.class,
          () -> {
            for (int n = 0; n < 10_000; n++) {
              output.write(large);
            }
          });
      assertTrue(daemon.receive().endsWith("x"));
      output.close();
    }
  }
}
