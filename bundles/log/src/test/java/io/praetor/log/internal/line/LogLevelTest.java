package io.praetor.log.internal.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLevelTest {

  private static LogRecord record(String logger, Level level) {
    LogRecord record = new LogRecord(level, "m");
    record.setLoggerName(logger);
    return record;
  }

  @Test
  void shouldKnowConsulsNamesInAnyCase() {
    assertEquals(Optional.of(LogLevel.TRACE), LogLevel.of("trace"));
    assertEquals(Optional.of(LogLevel.ERROR), LogLevel.of("Err"));
    assertEquals(Optional.of(LogLevel.ERROR), LogLevel.of("ERROR"));
    assertEquals(Optional.of(LogLevel.WARN), LogLevel.of("warn"));
    assertEquals(Optional.empty(), LogLevel.of("warning"));
    assertEquals(Optional.empty(), LogLevel.of(""));
  }

  @Test
  void shouldLetOursThroughAsConfigured() {
    assertTrue(LogLevel.DEBUG.admits(record("io.praetor.http.X", Level.FINE)));
    assertFalse(LogLevel.INFO.admits(record("io.praetor.http.X", Level.FINE)));
    assertFalse(LogLevel.DEBUG.admits(record("io.praetor", Level.FINEST)));
    assertTrue(LogLevel.TRACE.admits(record("io.praetor", Level.FINEST)));
    assertFalse(LogLevel.ERROR.admits(record("io.praetor.x", Level.WARNING)));
  }

  @Test
  void shouldLetLibrariesThroughWhenTheyHaveSomethingToSay() {
    assertFalse(LogLevel.DEBUG.admits(record("io.praetorian", Level.INFO)));
    assertTrue(LogLevel.DEBUG.admits(record("org.example.X", Level.WARNING)));
    assertTrue(LogLevel.TRACE.admits(record("org.example.X", Level.INFO)));
    assertFalse(LogLevel.TRACE.admits(record("org.example.X", Level.FINE)));
    assertTrue(LogLevel.INFO.admits(record(null, Level.SEVERE)));
  }

  @Test
  void shouldCallModulesByTheirBundle() {
    assertEquals("http", ModuleName.of("io.praetor.http.internal.Server"));
    assertEquals("agent", ModuleName.of("io.praetor.launcher.Agent"));
    assertEquals("agent", ModuleName.of(null));
    assertEquals("raftserver", ModuleName.of("org.apache.ratis.RaftServer"));
    assertEquals("log", ModuleName.of("io.praetor.log"));
  }
}
