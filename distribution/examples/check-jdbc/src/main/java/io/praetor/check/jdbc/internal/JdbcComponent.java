package io.praetor.check.jdbc.internal;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.jdbc.DataSourceFactory;

/** Offers the type, whichever drivers come and go, and ends all that belongs to it. */
@Component(service = CheckType.class)
public final class JdbcComponent implements CheckType {

  private final Drivers drivers = new Drivers();
  private final Calls calls = new Calls();
  private final JdbcType type = new JdbcType(drivers, calls);

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addDriver(DataSourceFactory factory) {
    drivers.add(factory);
  }

  void removeDriver(DataSourceFactory factory) {
    drivers.remove(factory);
  }

  @Deactivate
  void close() {
    calls.close();
    drivers.close();
  }

  @Override
  public String key() {
    return type.key();
  }

  @Override
  public String name() {
    return type.name();
  }

  @Override
  public void validate(CheckDefinition definition) throws InvalidCheckException {
    type.validate(definition);
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report)
      throws InvalidCheckException {
    return type.start(definition, report);
  }
}
