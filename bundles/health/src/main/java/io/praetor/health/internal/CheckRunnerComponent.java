package io.praetor.health.internal;

import io.praetor.api.config.HealthSettings;
import io.praetor.health.internal.run.Runner;
import io.praetor.health.internal.time.Timer;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckRunner;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadPoolExecutor;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Runs the checks of this agent, each by the service of its kind. */
@Component(
    configurationPid = HealthSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = CheckRunner.class)
public final class CheckRunnerComponent implements CheckRunner {

  private final ThreadPoolExecutor threads = Threads.asNeeded("health-check");
  private final Runner runner;

  @Activate
  public CheckRunnerComponent(HealthSettings settings, @Reference Timer timer) {
    runner = new Runner(timer, threads, new SplittableRandom(), settings.outputMaxBytes());
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindType(CheckType type, Map<String, Object> properties) {
    int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer rank ? rank : 0;
    runner.arrived(type, ranking, (Long) properties.get(Constants.SERVICE_ID));
  }

  void unbindType(CheckType type) {
    runner.left(type);
  }

  @Override
  public void start(CheckDefinition definition, Known known, Listener listener) {
    runner.start(definition, known, listener);
  }

  @Override
  public void stop(String id) {
    runner.stop(id);
  }

  @Override
  public void tell(String id, CheckStatus status, String output) throws InvalidCheckException {
    runner.tell(id, status, output);
  }

  @Override
  public void validate(CheckDefinition definition) throws InvalidCheckException {
    runner.validate(definition);
  }

  @Override
  public String typeOf(CheckDefinition definition) {
    return runner.typeOf(definition);
  }

  /** Without another word to those who listen: a runner that goes keeps what is known. */
  @Deactivate
  void end() {
    runner.close();
    threads.shutdown();
  }
}
