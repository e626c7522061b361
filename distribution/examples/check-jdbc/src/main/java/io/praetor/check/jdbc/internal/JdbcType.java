package io.praetor.check.jdbc.internal;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;

/**
 * Connects to a database with whatever driver is there for its URL, and asks it something. A
 * connection for each attempt, on a thread of its own. Thread-safe; nothing blocks a caller.
 */
final class JdbcType implements CheckType {

  private final Drivers drivers;
  private final Calls calls;

  JdbcType(Drivers drivers, Calls calls) {
    this.drivers = drivers;
    this.calls = calls;
  }

  @Override
  public String key() {
    return Wanted.KEY;
  }

  @Override
  public String name() {
    return Wanted.KEY;
  }

  @Override
  public void validate(CheckDefinition definition) throws InvalidCheckException {
    Wanted.of(definition);
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report)
      throws InvalidCheckException {
    return new JdbcCheck(Wanted.of(definition), report, drivers, calls);
  }
}
