package io.praetor.health.internal;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;

/** The service of a built-in kind of check: the plain kind behind a component. */
abstract class ForwardedType implements CheckType {

  private final CheckType kind;

  ForwardedType(CheckType kind) {
    this.kind = kind;
  }

  @Override
  public final String key() {
    return kind.key();
  }

  @Override
  public final String name() {
    return kind.name();
  }

  @Override
  public final void validate(CheckDefinition definition) throws InvalidCheckException {
    kind.validate(definition);
  }

  @Override
  public final RunningCheck start(CheckDefinition definition, CheckReport report)
      throws InvalidCheckException {
    return kind.start(definition, report);
  }
}
