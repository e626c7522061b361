package io.praetor.testkit.check;

import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckStatus;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a check reports, to be waited for. Thread-safe. */
public final class Reports implements CheckReport {

  /**
   * A report.
   *
   * @param atNanos when it came, by {@link System#nanoTime}
   */
  public record Report(CheckStatus status, String output, long atNanos) {}

  private final LinkedBlockingQueue<Report> reports = new LinkedBlockingQueue<>();

  @Override
  public void report(CheckStatus status, String output) {
    reports.add(new Report(status, output, System.nanoTime()));
  }

  /** The next report; fails when none comes within so many milliseconds. */
  public Report next(long millis) throws InterruptedException {
    Report report = reports.poll(millis, TimeUnit.MILLISECONDS);
    if (report == null) {
      throw new AssertionError("no report within " + millis + " ms");
    }
    return report;
  }

  /** The next report; null when none comes within so many milliseconds. */
  public Report nextOrNull(long millis) throws InterruptedException {
    return reports.poll(millis, TimeUnit.MILLISECONDS);
  }

  /** What was reported until now is of no interest. */
  void forget() {
    reports.clear();
  }
}
