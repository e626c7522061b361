package io.praetor.health.internal.run;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A kind of check, such as a third party would write, that does what a test says. */
final class FakeKind implements CheckType {

  final List<Started> started = new ArrayList<>();
  private final String key;
  RuntimeException startFailure;
  String refusal;
  Runnable onStart = () -> {};

  FakeKind(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String name() {
    return key.toLowerCase(Locale.ROOT);
  }

  @Override
  public void validate(CheckDefinition definition) throws InvalidCheckException {
    if (refusal != null) {
      throw new InvalidCheckException(refusal);
    }
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report)
      throws InvalidCheckException {
    validate(definition);
    onStart.run();
    if (startFailure != null) {
      throw startFailure;
    }
    Started check = new Started(definition, report);
    started.add(check);
    return check;
  }

  Started last() {
    return started.get(started.size() - 1);
  }

  /** A check of this kind. */
  static final class Started implements RunningCheck {

    final CheckDefinition definition;
    private final CheckReport report;
    int attempts;
    int closes;
    boolean inside;
    Runnable onAttempt = () -> {};

    Started(CheckDefinition definition, CheckReport report) {
      this.definition = definition;
      this.report = report;
    }

    @Override
    public void attempt() {
      if (inside || closes > 0) {
        throw new AssertionError("called at the wrong time");
      }
      inside = true;
      attempts++;
      try {
        onAttempt.run();
      } finally {
        inside = false;
      }
    }

    @Override
    public void tell(CheckStatus status, String output) {
      report(status, output);
    }

    void report(CheckStatus status, String output) {
      report.report(status, output);
    }

    @Override
    public void close() {
      if (inside) {
        throw new AssertionError("closed while it is called");
      }
      closes++;
    }
  }
}
