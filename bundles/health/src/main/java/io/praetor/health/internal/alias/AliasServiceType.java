package io.praetor.health.internal.alias;

import io.praetor.health.internal.time.Timer;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.LocalChecks;
import io.praetor.spi.check.LocalChecks.LocalCheck;
import io.praetor.spi.check.RunningCheck;
import java.time.Duration;
import java.util.List;

/** The health of another service of this agent. */
public final class AliasServiceType implements CheckType {

  /**
   * A service that goes is missed as late as Consul misses it, which looks again once a minute: it
   * may be about to be registered anew.
   */
  static final Duration GONE_PATIENCE = Duration.ofMinutes(1);

  private final LocalChecks locals;
  private final Timer timer;

  public AliasServiceType(LocalChecks locals, Timer timer) {
    this.locals = locals;
    this.timer = timer;
  }

  @Override
  public String key() {
    return "AliasService";
  }

  @Override
  public String name() {
    return "alias";
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report) {
    Follower follower = new Follower(definition, report);
    follower.follow(locals.follow(definition.text(key()), follower));
    return follower;
  }

  /** Follows the service. Thread-safe: guarded by this. */
  private final class Follower implements RunningCheck, LocalChecks.Listener {

    private final String id;
    private final String serviceId;
    private final CheckReport report;
    private Runnable unfollow = () -> {};
    private Runnable missing = () -> {};
    private boolean seen;
    private boolean closed;

    Follower(CheckDefinition definition, CheckReport report) {
      this.id = definition.id();
      this.serviceId = definition.text(key());
      this.report = report;
    }

    void follow(Runnable end) {
      synchronized (this) {
        if (!closed) {
          unfollow = end;
          return;
        }
      }
      end.run();
    }

    @Override
    public void changed(boolean present, List<LocalCheck> checks) {
      AliasVerdict verdict = AliasVerdict.of(id, serviceId, checks);
      synchronized (this) {
        if (closed) {
          return;
        }
        missing.run();
        missing = () -> {};
        if (!present && seen) {
          missing = timer.after(GONE_PATIENCE.toNanos(), this::miss);
        } else if (!present) {
          verdict = AliasVerdict.missing(serviceId, "");
        }
        seen |= present;
      }
      report.report(verdict.status(), verdict.output());
    }

    private void miss() {
      synchronized (this) {
        if (closed) {
          return;
        }
        seen = false;
      }
      AliasVerdict verdict = AliasVerdict.missing(serviceId, "");
      report.report(verdict.status(), verdict.output());
    }

    /** Nothing is asked of it: it hears. */
    @Override
    public void attempt() {}

    @Override
    public void close() {
      Runnable end;
      synchronized (this) {
        closed = true;
        missing.run();
        end = unfollow;
      }
      end.run();
    }
  }
}
