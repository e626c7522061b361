package io.praetor.check.jdbc.internal;

import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.RunningCheck;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A check of one database. It has at most one call at a driver: while a driver does not return,
 * further attempts are critical and take no further thread.
 */
final class JdbcCheck implements RunningCheck {

  private final Wanted wanted;
  private final Discretion discretion;
  private final CheckReport report;
  private final Drivers drivers;
  private final Calls calls;
  private final AtomicBoolean calling = new AtomicBoolean();
  private final AtomicReference<Attempt> last = new AtomicReference<>();

  JdbcCheck(Wanted wanted, CheckReport report, Drivers drivers, Calls calls) {
    this.wanted = wanted;
    this.discretion = new Discretion(wanted);
    this.report = report;
    this.drivers = drivers;
    this.calls = calls;
  }

  @Override
  public void attempt() {
    Attempt attempt = new Attempt(report);
    last.set(attempt);
    if (!calling.compareAndSet(false, true)) {
      attempt.fail(says("the driver has not returned from an earlier attempt"));
      return;
    }
    try {
      calls.begin(
          attempt,
          wanted.timeout(),
          () -> attempt.fail(says("no answer in time")),
          () -> call(attempt));
    } catch (RejectedExecutionException full) {
      calling.set(false);
      attempt.fail(says("too many checks wait for a thread, or this type of check ends"));
    }
  }

  @Override
  public void close() {
    Attempt attempt = last.getAndSet(null);
    if (attempt != null) {
      attempt.giveUp();
    }
  }

  private void call(Attempt attempt) {
    String problem;
    try {
      problem = attempt.hasEnded() ? "" : problem(attempt);
    } finally {
      // Before the report, which the next attempt may follow at once.
      calling.set(false);
    }
    boolean well = problem.isEmpty();
    attempt.end(
        well ? CheckStatus.PASSING : CheckStatus.CRITICAL, says(well ? "Success" : problem));
  }

  /** What is wrong; empty for nothing. */
  private String problem(Attempt attempt) {
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    try {
      Driver driver = drivers.of(wanted.url());
      if (driver == null) {
        return "no driver for it on this agent; the check goes on when there is";
      }
      // Drivers look for parts of their own there.
      thread.setContextClassLoader(driver.getClass().getClassLoader());
      return answer(driver, attempt);
    } catch (SQLException failure) {
      String state = failure.getSQLState() == null ? "" : failure.getSQLState() + ": ";
      return discretion.words(state + failure.getMessage());
    } catch (RuntimeException | LinkageError defect) {
      return "the driver failed: " + discretion.words(defect.toString());
    } finally {
      thread.setContextClassLoader(own);
    }
  }

  /** What is wrong with the database; empty for nothing. */
  private String answer(Driver driver, Attempt attempt) throws SQLException {
    try (Connection connection = driver.connect(wanted.url(), wanted.login())) {
      if (connection == null) {
        return "the driver does not take it";
      }
      AtomicReference<Connection> used = new AtomicReference<>(connection);
      attempt.atEnd(() -> calls.tearDown(used.getAndSet(null)));
      try {
        return wanted.query().isEmpty() ? pinged(connection) : queried(connection);
      } finally {
        used.set(null); // it is whole, and closed as usual
      }
    }
  }

  private String pinged(Connection connection) throws SQLException {
    return connection.isValid(wanted.seconds()) ? "" : "the connection is not good";
  }

  private String queried(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(wanted.seconds());
      statement.setMaxRows(1);
      if (statement.execute(wanted.query())) {
        try (ResultSet rows = statement.getResultSet()) {
          return rows.next() ? "" : "the query gave no row";
        }
      }
      return "";
    }
  }

  private String says(String text) {
    return Wanted.KEY + " " + discretion.name() + ": " + text;
  }
}
