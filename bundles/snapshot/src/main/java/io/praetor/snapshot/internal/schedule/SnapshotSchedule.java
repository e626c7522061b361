package io.praetor.snapshot.internal.schedule;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the leader takes a snapshot: as long after the last one as the configuration says, whoever
 * took that, and soon again when it failed. Runs on the timer's one thread, but for the report.
 */
final class SnapshotSchedule {

  /** A snapshot that failed is tried again after this long, if the next one is not due earlier. */
  static final long RETRY_MILLIS = 60_000;

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotSchedule.class);

  /** Runs tasks later. */
  interface Timer {
    void later(long millis, Runnable task);
  }

  private final SnapshotRun run;
  private final Timer timer;
  private final Clock clock;
  private final long intervalMillis;
  private volatile boolean stopped;
  private volatile String last = "none";
  private volatile String error = "none";

  SnapshotSchedule(SnapshotRun run, Timer timer, Clock clock, long intervalMillis) {
    this.run = run;
    this.timer = timer;
    this.clock = clock;
    this.intervalMillis = intervalMillis;
  }

  void start() {
    timer.later(0, this::begin);
  }

  /** What is under way ends as it may; nothing follows. */
  void stop() {
    stopped = true;
  }

  private void begin() {
    try {
      OptionalLong newest = run.begin();
      long left = newest.isPresent() ? newest.getAsLong() + intervalMillis - clock.millis() : 0;
      timer.later(Math.max(0, Math.min(intervalMillis, left)), this::next);
    } catch (IOException | RuntimeException e) {
      retry(e, this::begin);
    }
  }

  private void next() {
    try {
      Optional<SnapshotName> taken = run.take();
      taken.ifPresent(this::note);
      error = "none";
      timer.later(intervalMillis, this::next);
    } catch (IOException | RuntimeException e) {
      retry(e, this::next);
    }
  }

  private void note(SnapshotName taken) {
    last = taken.text();
    LOG.info("Took snapshot: file={}", last);
  }

  private void retry(Exception failure, Runnable task) {
    if (stopped) {
      return;
    }
    error = String.valueOf(failure.getMessage());
    long millis = Math.min(RETRY_MILLIS, intervalMillis);
    LOG.warn("Snapshot failed, trying again in {} s: {}", millis / 1_000, failure.toString());
    timer.later(millis, task);
  }

  /** For operators. */
  Map<String, String> report() {
    Map<String, String> report = new LinkedHashMap<>();
    report.put("interval", intervalMillis + " ms");
    report.put("last snapshot", last);
    report.put("last snapshot error", error);
    return report;
  }
}
