package io.praetor.check.redis.internal;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Offers the type, and ends all that belongs to it when the bundle stops. */
@Component
public final class RedisComponent implements CheckType {

  private final Network network;
  private final RedisType type;

  /** Opens what all checks share. */
  @Activate
  public RedisComponent() throws IOException {
    network = new Network();
    type = new RedisType(network);
  }

  @Deactivate
  void close() {
    network.close();
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
