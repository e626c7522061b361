package io.praetor.check.jdbc.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.RunningCheck;
import io.praetor.testkit.check.CheckTypeContract;
import io.praetor.testkit.check.Reports;
import io.praetor.testkit.check.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JdbcTypeTest extends CheckTypeContract {

  private static final long PATIENCE_MILLIS = 20_000;

  @Override
  protected CheckType create() {
    JdbcComponent component = new JdbcComponent();
    component.addDriver(new DriverFactory(new LineDriver()));
    return component;
  }

  @Override
  protected void dispose(CheckType type) {
    ((JdbcComponent) type).close();
  }

  @Override
  protected Map<String, Object> members(String address) {
    return Map.of("jdbc", LineDriver.URL + address);
  }

  @Override
  protected void answer(InputStream in, OutputStream out) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String answer =
          switch (line) {
            case "login nothing", "login s3cret" -> "welcome\n";
            case "ping" -> "pong\n";
            case "select 1" -> "rows\n";
            default -> "no\n";
          };
      out.write(answer.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  protected List<Map<String, Object>> nonsense() {
    return List.of(
        Map.of("jdbc", "postgresql://host/name"),
        Map.of("jdbc", "jdbc:nothing"),
        Map.of("jdbc", 5432L),
        Map.of("jdbc", "jdbc:x:" + "y".repeat(5_000)));
  }

  @Test
  void shouldLogInAndAsk() throws Exception {
    try (Target database = Target.of(this::answer)) {
      Map<String, Object> members = new HashMap<>(members(database.address()));
      members.put("jdbc_password", "s3cret");
      members.put("jdbc_query", "select 1");
      assertEquals(
          "passing jdbc jdbc:line://" + database.address() + ": Success",
          once((JdbcComponent) create(), members));
    }
  }

  @Test
  void shouldKeepPasswordsToItself() throws Exception {
    try (Target database = Target.of(this::answer)) {
      String url = LineDriver.URL + database.address() + "?user=app&password=h1dden";
      String refused =
          once((JdbcComponent) create(), Map.of("jdbc", url, "jdbc_password", "wr0ng"));
      assertEquals(
          "critical jdbc jdbc:line://" + database.address() + ": 28000: refused login ***",
          refused);
    }
    String url = LineDriver.URL + Target.nobody() + "?user=app&password=h1dden";
    String lost = once((JdbcComponent) create(), Map.of("jdbc", url));
    assertFalse(lost.contains("h1dden"), lost);
    assertTrue(lost.contains("no connection to jdbc:line://127.0.0.1"), lost);
  }

  @Test
  void shouldSayThatThereIsNoDriver() throws Exception {
    assertEquals(
        "critical jdbc jdbc:other:x: no driver for it on this agent; the check goes on when there"
            + " is",
        once((JdbcComponent) create(), Map.of("jdbc", "jdbc:other:x")));
    JdbcComponent without = new JdbcComponent();
    DriverFactory gone = new DriverFactory(new LineDriver());
    without.addDriver(gone);
    without.removeDriver(gone);
    assertTrue(once(without, Map.of("jdbc", "jdbc:line://h:1")).contains("no driver"));
  }

  @Test
  void shouldTakeNoFurtherThreadWhileADriverHangs() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    JdbcComponent type = new JdbcComponent();
    type.addDriver(new DriverFactory(stubborn(calls, released)));
    Reports reports = new Reports();
    CheckDefinition definition =
        new CheckDefinition(
            "c", "", Duration.ofSeconds(1), Duration.ofMillis(50), Map.of("jdbc", "jdbc:s:x"));
    try (RunningCheck check = type.start(definition, reports)) {
      check.attempt();
      assertEquals("jdbc jdbc:s:x: no answer in time", reports.next(PATIENCE_MILLIS).output());
      for (int i = 0; i < 10; i++) {
        check.attempt();
        assertEquals(
            "jdbc jdbc:s:x: the driver has not returned from an earlier attempt",
            reports.next(PATIENCE_MILLIS).output());
      }
    } finally {
      released.countDown();
      type.close();
    }
    assertEquals(1, calls.get());
  }

  private static String once(JdbcComponent type, Map<String, Object> members) throws Exception {
    Reports reports = new Reports();
    CheckDefinition definition =
        new CheckDefinition("c", "", Duration.ofSeconds(1), Duration.ofSeconds(15), members);
    try (RunningCheck check = type.start(definition, reports)) {
      check.attempt();
      Reports.Report report = reports.next(PATIENCE_MILLIS);
      return report.status().text() + " " + report.output();
    } finally {
      type.close();
    }
  }

  /** Heeds nothing until it is released. */
  private static Driver stubborn(AtomicInteger calls, CountDownLatch released) {
    return LineDriver.proxy(
        Driver.class,
        (name, argument) -> {
          if (name.equals("acceptsURL")) {
            return true;
          }
          calls.incrementAndGet();
          while (true) {
            try {
              released.await();
              throw new SQLException("released");
            } catch (InterruptedException unheeded) {
              calls.addAndGet(0);
            }
          }
        });
  }
}
