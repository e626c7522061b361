package io.praetor.log.internal.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class JsonFormatTest {

  private static LogRecord record(String message) {
    LogRecord record = new LogRecord(Level.FINE, message);
    record.setLoggerName("io.praetor.http.internal.Server");
    record.setInstant(Instant.parse("2026-11-23T02:27:19.083717999Z"));
    return record;
  }

  @Test
  void shouldLookLikeConsuls() {
    assertEquals(
        """
        {"@level":"debug","@message":"Request finished","@module":"http",\
        "@timestamp":"2026-11-23T02:27:19.083717Z","from":"127.0.0.1:52600","method":"PUT"}
        """,
        new JsonFormat(ZoneOffset.UTC)
            .format(record("Request finished: method=PUT from=127.0.0.1:52600")));
  }

  @Test
  void shouldTellTheZone() {
    String line = new JsonFormat(ZoneId.of("+02:00")).format(record("a"));
    assertTrue(line.contains("\"2026-11-23T04:27:19.083717+02:00\""), line);
  }

  @Test
  void shouldTellWhatWasThrown() {
    LogRecord record = record("it broke: error=short \"");
    record.setThrown(new IllegalStateException("deep"));
    String line = new JsonFormat(ZoneOffset.UTC).format(record);
    assertTrue(line.contains("\"error\":\"java.lang.IllegalStateException: deep\\n"), line);
    assertEquals(1, line.lines().count());
  }
}
