package io.praetor.health.internal;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckRunner.Known;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What checks report, waited for. */
public final class Reports implements CheckReport {

  private static final long PATIENCE_SECONDS = 20;

  private final LinkedBlockingQueue<Known> reports = new LinkedBlockingQueue<>();

  @Override
  public void report(CheckStatus status, String output) {
    reports.add(new Known(status, output));
  }

  /** The next report; {@code status output}. */
  public String next() throws InterruptedException {
    Known report = reports.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (report == null) {
      throw new AssertionError("nothing was reported");
    }
    return report.status().text() + " " + report.output();
  }

  /** Whether nothing waits to be seen. */
  public boolean isEmpty() {
    return reports.isEmpty();
  }

  /** One attempt of a check of a kind, and what it reports. */
  public static String of(CheckType type, Duration timeout, Map<String, ?> members)
      throws InvalidCheckException, InterruptedException {
    Reports reports = new Reports();
    RunningCheck check = type.start(definition(timeout, members), reports);
    check.attempt();
    String report = reports.next();
    check.close();
    return report;
  }

  public static CheckDefinition definition(Duration timeout, Map<String, ?> members) {
    Map<String, Object> all = new HashMap<>(members);
    all.putIfAbsent(CheckDefinition.OUTPUT_MAX_SIZE, 4_096L);
    return new CheckDefinition("c", "", Duration.ofSeconds(1), timeout, all);
  }
}
