package io.praetor.health.internal.told;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;

/** Services of the Windows service manager: refused where there is none, in Consul's words. */
public final class OsServiceType implements CheckType {

  @Override
  public String key() {
    return "OSService";
  }

  @Override
  public String name() {
    return "os_service";
  }

  @Override
  public void validate(CheckDefinition definition) throws InvalidCheckException {
    throw new InvalidCheckException("not implemented");
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report)
      throws InvalidCheckException {
    throw new InvalidCheckException("not implemented");
  }
}
