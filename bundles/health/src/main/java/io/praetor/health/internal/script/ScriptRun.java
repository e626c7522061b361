package io.praetor.health.internal.script;

import io.praetor.format.go.GoDuration;
import io.praetor.health.internal.net.OutputTail;
import io.praetor.health.internal.time.Timer;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs once. No thread waits for it: what it has written is fetched now and then,
 * more often while there is much, and its end is announced. What it leaves behind in the background
 * is not waited for. State is guarded by this.
 */
final class ScriptRun {

  private static final long FETCH_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long FETCH_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int PIECE_BYTES = 8 * 1024;

  /** Of one fetch, so that the timer's thread is not kept by a program that never stops talking. */
  private static final int FETCH_BYTES_MAX = 128 * 1024;

  /** What a pipe holds, many times over; a child in the background may go on writing. */
  private static final int LAST_BYTES_MAX = 4 * 1024 * 1024;

  private final Timer timer;
  private final Executor helpers;
  private final ProcessGroups groups;
  private final Duration timeout;
  private final OutputTail output;
  private final CheckReport report;
  private volatile Process process;
  private Runnable fetching = () -> {};
  private Runnable limit = () -> {};
  private long pause = FETCH_NANOS_MIN;
  private volatile boolean late;
  private volatile boolean ended;

  ScriptRun(
      Timer timer,
      Executor helpers,
      ProcessGroups groups,
      Duration timeout,
      long outputBytesMax,
      CheckReport report) {
    this.timer = timer;
    this.helpers = helpers;
    this.groups = groups;
    this.timeout = timeout;
    this.output = new OutputTail(outputBytesMax);
    this.report = report;
  }

  void start(Path program, List<String> words) {
    if (ended) {
      return;
    }
    Process started;
    try {
      started = groups.start(program, words);
    } catch (IOException failure) {
      report.report(CheckStatus.CRITICAL, "fork/exec " + program + ": " + failure.getMessage());
      return;
    }
    boolean unwanted;
    synchronized (this) {
      process = started;
      unwanted = ended;
      if (!unwanted) {
        limit = timer.after(timeout.toNanos(), this::expire);
        fetching = timer.after(pause, this::fetchSoon);
      }
    }
    if (unwanted) {
      groups.kill(started); // here, since the helpers may have ended with the kind
      return;
    }
    CompletableFuture<?> unused = started.onExit().thenAccept(exited -> finish(exited.exitValue()));
  }

  /** Nobody wants a result any more. */
  void giveUp() {
    Process abandoned;
    synchronized (this) {
      if (ended) {
        return;
      }
      end();
      abandoned = process;
    }
    if (abandoned != null) {
      helpers.execute(() -> groups.kill(abandoned));
    }
  }

  /** Not on the timer's thread: while the system ends a program, it may hold up whoever reads. */
  private void fetchSoon() {
    helpers.execute(this::fetch);
  }

  private synchronized void fetch() {
    if (ended) {
      return;
    }
    int read = read(FETCH_BYTES_MAX);
    pause = read > 0 ? FETCH_NANOS_MIN : Math.min(2 * pause, FETCH_NANOS_MAX);
    fetching = timer.after(pause, this::fetchSoon);
  }

  /** Reported only when the program has ended, so that it never runs twice at the same time. */
  private void expire() {
    if (ended) {
      return;
    }
    late = true; // without the lock: whoever reads may hold it until the program is killed
    Process killed = process;
    helpers.execute(() -> groups.kill(killed));
  }

  private void finish(int code) {
    String text;
    boolean timedOut;
    synchronized (this) {
      if (ended) {
        return;
      }
      read(LAST_BYTES_MAX);
      end();
      text = output.annotated();
      timedOut = late;
    }
    if (timedOut) {
      String said = text.isEmpty() ? "" : "\n\n" + text;
      report.report(
          CheckStatus.CRITICAL,
          "Timed out (" + GoDuration.text(timeout.toNanos()) + ") running check" + said);
    } else {
      report.report(verdict(code), text);
    }
  }

  private void end() {
    ended = true;
    fetching.run();
    limit.run();
  }

  /** Reads what can be had without waiting. */
  private int read(int bytesMax) {
    byte[] piece = new byte[PIECE_BYTES];
    int sum = 0;
    try {
      InputStream in = process.getInputStream();
      for (int ready = in.available(); ready > 0 && sum < bytesMax; ready = in.available()) {
        int length = in.read(piece, 0, Math.min(ready, piece.length));
        if (length < 0) {
          return sum;
        }
        output.add(piece, 0, length);
        sum += length;
      }
    } catch (IOException closed) {
      // The program has ended and the system took its output away: there is no more of it.
      return sum;
    }
    return sum;
  }

  private static CheckStatus verdict(int code) {
    return switch (code) {
      case 0 -> CheckStatus.PASSING;
      case 1 -> CheckStatus.WARNING;
      default -> CheckStatus.CRITICAL;
    };
  }
}
