package io.praetor.itest.swap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** What became of every request of a load: how many there were, and each that failed with why. */
public final class Requests {

  /** More would say nothing new. */
  private static final int FAILURES_KEPT = 1_000;

  private static final long RETRY_NANOS = 2_000_000;

  /** What Consul's clients get while servers elect a leader, and try again. */
  private static final String LEADERLESS = "(?s).*(No cluster leader|The leader was lost).*";

  private static final long ELECTION_NANOS = 15_000_000_000L;

  private final long began = System.nanoTime();
  private final List<String> failures = new ArrayList<>();
  private final Map<String, AtomicLong> counts = new ConcurrentSkipListMap<>();
  private final Map<String, Gap> gaps = new ConcurrentHashMap<>();
  private final AtomicLong retries = new AtomicLong();
  private final AtomicLong elections = new AtomicLong();
  private volatile String phase = "start";
  private volatile long patienceNanos;
  private int failed;

  /** One request: throws when it fails, an {@code AssertionError} when no retry makes it good. */
  @FunctionalInterface
  public interface Attempt {
    void run() throws Exception;
  }

  /**
   * What is going on while requests are made; told with each failure.
   *
   * @param patience how long clients go on to try what failed; none when nothing may fail
   */
  public void phase(String name, Duration patience) {
    phase = name;
    patienceNanos = patience.toNanos();
  }

  /**
   * Makes a request and remembers what came of it.
   *
   * @param kind of request and whom it asks
   * @return whether it was answered in the end
   */
  public boolean make(String kind, Attempt attempt) {
    long start = System.nanoTime();
    counts.computeIfAbsent(kind, any -> new AtomicLong()).incrementAndGet();
    while (true) {
      try {
        attempt.run();
        gap(kind).answered();
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } catch (Exception | AssertionError e) {
        boolean wrong = e instanceof AssertionError;
        boolean leaderless = String.valueOf(e.getMessage()).matches(LEADERLESS);
        long patience = leaderless ? ELECTION_NANOS : patienceNanos;
        (leaderless ? elections : retries).incrementAndGet();
        if (wrong || System.nanoTime() - start > patience) {
          failed(kind, start, e);
          return false;
        }
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  private synchronized void failed(String kind, long start, Throwable reason) {
    failed++;
    if (failures.size() < FAILURES_KEPT) {
      long now = System.nanoTime();
      failures.add(
          "%s: %s after %d ms, at %.3f s: %s"
              .formatted(phase, kind, (now - start) / 1_000_000, (start - began) / 1e9, reason));
    }
  }

  /** The times between answers to requests of a kind. */
  public Gap gap(String kind) {
    return gaps.computeIfAbsent(kind, any -> new Gap());
  }

  /** Requests that failed so far. */
  public synchronized int failed() {
    return failed;
  }

  /** Each failure in a line: what went on, what was asked, how long it took, why. */
  public synchronized List<String> failures() {
    return List.copyOf(failures);
  }

  /** Attempts that failed and were repeated, because that was allowed at the time. */
  public long retries() {
    return retries.get();
  }

  /** Attempts that failed because servers had no leader, which a busy machine may bring about. */
  public long leaderless() {
    return elections.get();
  }

  /** How many requests of each kind were made. */
  public String counts() {
    return counts.toString();
  }

  public long total() {
    return counts.values().stream().mapToLong(AtomicLong::get).sum();
  }

  /** The longest time without an answer since it was begun. */
  public static final class Gap {

    private static final long AWAIT_MILLIS = 10_000;

    private long last = System.nanoTime();
    private long longest;
    private long answers;

    public synchronized void begin() {
      last = System.nanoTime();
      longest = 0;
    }

    synchronized void answered() {
      long now = System.nanoTime();
      longest = Math.max(longest, now - last);
      last = now;
      answers++;
      notifyAll();
    }

    /** Waits for an answer to a question that has not been asked yet. */
    synchronized void awaitNext() {
      long enough = answers + 2;
      long end = System.nanoTime() + AWAIT_MILLIS * 1_000_000;
      try {
        while (answers < enough && System.nanoTime() < end) {
          wait(AWAIT_MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** As of now, even when no answer has come since. */
    public synchronized Duration longest() {
      return Duration.ofNanos(Math.max(longest, System.nanoTime() - last));
    }
  }
}
