package ${package};

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Offers checks with the member {@code ${key}}: whether whoever listens at a {@code host:port}
 * greets with a line of text, as servers of mail do.
 */
@Component
public final class GreetingComponent implements CheckType {

  private final Attempts attempts = new Attempts();

  /** The bundle stops, or a new version has taken over: nothing of it may stay. */
  @Deactivate
  void close() {
    attempts.close();
  }

  @Override
  public String key() {
    return "${key}";
  }

  @Override
  public String name() {
    return "${key}";
  }

  @Override
  public void validate(CheckDefinition definition) throws InvalidCheckException {
    GreetingCheck.address(definition.text(key()));
  }

  @Override
  public RunningCheck start(CheckDefinition definition, CheckReport report)
      throws InvalidCheckException {
    return new GreetingCheck(
        GreetingCheck.address(definition.text(key())),
        definition.timeoutOr(GreetingCheck.USUAL_TIMEOUT),
        report,
        attempts);
  }
}
