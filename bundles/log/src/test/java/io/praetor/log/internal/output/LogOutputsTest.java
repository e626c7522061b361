package io.praetor.log.internal.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.log.internal.line.LogLevel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogOutputsTest {

  private final Logger root = Logger.getLogger("");
  private final Logger ours = Logger.getLogger("io.praetor.test");
  private final Handler[] others = root.getHandlers();
  private final TestHandler console = new TestHandler();
  private final Formatter formatter = new SimpleFormatter();
  private LogOutputs outputs;

  /** Keeps messages; blocks when it is told to. */
  private static final class TestHandler extends Handler {
    final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    final Semaphore writing = new Semaphore(0);
    final Semaphore may = new Semaphore(0);
    volatile boolean slow;

    @Override
    public void publish(LogRecord record) {
      if (slow) {
        writing.release();
        may.acquireUninterruptibly();
      }
      lines.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static final class TestOutput implements Output {
    final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    final LogLevel level;
    volatile boolean broken;

    TestOutput(LogLevel level) {
      this.level = level;
    }

    @Override
    public LogLevel level() {
      return level;
    }

    @Override
    public void write(LogRecord record) throws IOException {
      if (broken) {
        throw new IOException("full");
      }
      lines.add(record.getMessage());
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
      return "test";
    }
  }

  @BeforeEach
  void open() {
    Arrays.stream(others).forEach(root::removeHandler);
    root.addHandler(console);
    console.setFormatter(new SimpleFormatter());
    outputs = new LogOutputs(console, formatter, LogLevel.INFO);
  }

  @AfterEach
  void close() {
    outputs.close();
    root.removeHandler(console);
    Arrays.stream(others).forEach(root::addHandler);
    root.setLevel(Level.INFO);
    Logger.getLogger("io.praetor").setLevel(null);
  }

  @Test
  void shouldWriteToTheConsoleInOrder() throws InterruptedException {
    ours.info("one");
    ours.fine("not at this level");
    ours.info("two");
    assertEquals("one", console.lines.take());
    assertEquals("two", console.lines.take());
    assertSame(formatter, console.getFormatter());
  }

  @Test
  void shouldGiveTheLogBackWithEverythingWritten() {
    for (int n = 0; n < 1_000; n++) {
      ours.info("line");
    }
    outputs.close();
    assertEquals(1_000, console.lines.size());
    assertEquals(List.of(console), List.of(root.getHandlers()));
    ours.info("after");
    assertTrue(console.lines.contains("after"));
    assertTrue(console.getFormatter() != formatter);
  }

  @Test
  void shouldChangeItsLevel() throws InterruptedException {
    outputs.level(LogLevel.TRACE);
    ours.finest("traced");
    assertEquals("traced", console.lines.take());
    outputs.level(LogLevel.ERROR);
    ours.warning("not at this level");
    ours.severe("error");
    assertEquals("error", console.lines.take());
  }

  @Test
  void shouldMakeRecordsForThoseWhoListenClosely() throws InterruptedException {
    TestOutput monitor = new TestOutput(LogLevel.TRACE);
    TestOutput deaf = new TestOutput(LogLevel.ERROR);
    outputs.add(monitor);
    outputs.add(deaf);
    ours.finest("traced");
    ours.info("said");
    assertEquals("traced", monitor.lines.take());
    assertEquals("said", monitor.lines.take());
    assertEquals("said", console.lines.take());
    outputs.remove(monitor);
    assertFalse(ours.isLoggable(Level.FINE));
    assertTrue(deaf.lines.isEmpty());
  }

  @Test
  void shouldNeverMakeALoggerWait() throws InterruptedException {
    console.slow = true;
    ours.info("first");
    console.writing.acquire();
    for (int n = 0; n < LineQueue.CAPACITY + 5; n++) {
      ours.info("more");
    }
    console.slow = false;
    console.may.release();
    assertEquals("first", console.lines.take());
    assertEquals("Dropped log lines: count=5", console.lines.take());
    assertEquals("more", console.lines.take());
  }

  @Test
  void shouldSayOnceThatAnOutputIsBroken() throws InterruptedException {
    TestOutput file = new TestOutput(null);
    TestOutput behind = new TestOutput(null);
    outputs.add(file);
    outputs.add(behind);
    file.broken = true;
    ours.info("one");
    ours.info("two");
    assertEquals("one", console.lines.take());
    assertTrue(console.lines.take().startsWith("A log output cannot be written: output=test"));
    assertEquals("two", console.lines.take());
    while (!behind.lines.take().equals("two")) {
      assertTrue(file.lines.isEmpty());
    }
    file.broken = false;
    ours.info("three");
    assertEquals("three", file.lines.take());
  }
}
