package io.praetor.health.internal.told;

import io.praetor.format.go.GoDuration;
import io.praetor.health.internal.run.OutputLimit;
import io.praetor.health.internal.time.Timer;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;

/** A check that is told its status, and is critical when it is told nothing for too long. */
public final class TtlType implements CheckType {

  private final Timer timer;

  public TtlType(Timer timer) {
    this.timer = timer;
  }

  @Override
  public String key() {
    return "TTL";
  }

  @Override
  public String name() {
    return "ttl";
  }

  @Override
  public void validate(CheckDefinition definition) throws InvalidCheckException {
    nanos(definition);
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report)
      throws InvalidCheckException {
    long outputBytesMax = definition.number(CheckDefinition.OUTPUT_MAX_SIZE);
    Told check = new Told(timer, nanos(definition), outputBytesMax, report);
    check.awaitWord(0);
    return check;
  }

  private static long nanos(CheckDefinition definition) throws InvalidCheckException {
    Object ttl = definition.members().get("TTL");
    try {
      long nanos = ttl instanceof Long number ? number : GoDuration.parse(String.valueOf(ttl));
      if (nanos > 0) {
        return nanos;
      }
    } catch (IllegalArgumentException wrong) {
      throw new InvalidCheckException(wrong.getMessage());
    }
    throw new InvalidCheckException("TTL must be > 0 for TTL checks");
  }

  /** Waits for the next word, all the time. Thread-safe: guarded by this. */
  private static final class Told implements RunningCheck {

    private final Timer timer;
    private final long ttlNanos;
    private final long outputBytesMax;
    private final CheckReport report;
    private Runnable waiting = () -> {};
    private long words;
    private String lastOutput = "";
    private boolean closed;

    Told(Timer timer, long ttlNanos, long outputBytesMax, CheckReport report) {
      this.timer = timer;
      this.ttlNanos = ttlNanos;
      this.outputBytesMax = outputBytesMax;
      this.report = report;
    }

    /** Nothing is asked of it. */
    @Override
    public void attempt() {}

    @Override
    public void tell(CheckStatus status, String output) {
      long word;
      String kept = OutputLimit.head(output, outputBytesMax);
      synchronized (this) {
        lastOutput = kept;
        word = ++words;
      }
      report.report(status, kept);
      awaitWord(word);
    }

    /** Begins to wait anew, unless there was another word in the meantime. */
    synchronized void awaitWord(long word) {
      if (closed || word != words) {
        return;
      }
      waiting.run();
      waiting = timer.after(ttlNanos, () -> expire(word));
    }

    private void expire(long word) {
      String output;
      synchronized (this) {
        if (closed || word != words) {
          return;
        }
        output =
            lastOutput.isEmpty()
                ? "TTL expired"
                : "TTL expired (last output before timeout follows): " + lastOutput;
      }
      report.report(CheckStatus.CRITICAL, output);
    }

    @Override
    public synchronized void close() {
      closed = true;
      waiting.run();
    }
  }
}
