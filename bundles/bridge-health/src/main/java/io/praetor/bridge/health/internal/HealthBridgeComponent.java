package io.praetor.bridge.health.internal;

import io.praetor.api.config.HealthBridgeSettings;
import io.praetor.format.thread.Daemons;
import io.praetor.spi.agent.LocalRegistry;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckRunner;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.felix.hc.api.HealthCheck;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Hands over to the bridge, and offers its kind of check. */
@Component(
    configurationPid = HealthBridgeSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = CheckType.class,
    immediate = true)
public final class HealthBridgeComponent implements CheckType {

  private final ScheduledExecutorService timer = Daemons.timer("bridge-health");
  private final ExecutorService workers = Workers.named("bridge-health-check");
  private final Bridge bridge;
  private final HealthCheckType type;

  @Activate
  public HealthBridgeComponent(HealthBridgeSettings settings) {
    Terms.Usual usual =
        new Terms.Usual(
            Duration.ofMillis(settings.intervalMillis()),
            Duration.ofMillis(settings.timeoutMillis()));
    bridge = new Bridge(usual, List.of(settings.tags()), timer, workers);
    type = bridge.type();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      updated = "bindCheck")
  void bindCheck(HealthCheck check, Map<String, Object> properties) {
    long id = (Long) properties.get(Constants.SERVICE_ID);
    timer.execute(() -> bridge.put(id, check, properties));
  }

  void unbindCheck(HealthCheck check, Map<String, Object> properties) {
    long id = (Long) properties.get(Constants.SERVICE_ID);
    timer.execute(() -> bridge.remove(id));
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindRegistry(LocalRegistry registry) {
    timer.execute(() -> bridge.registerWith(registry));
  }

  void unbindRegistry(LocalRegistry registry) {
    timer.execute(() -> bridge.lose(registry));
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindRunner(CheckRunner runner) {
    timer.execute(() -> bridge.runBy(runner));
  }

  void unbindRunner(CheckRunner runner) {
    timer.execute(() -> bridge.lose(runner));
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
  public RunningCheck start(CheckDefinition definition, CheckReport report)
      throws InvalidCheckException {
    return type.start(definition, report);
  }

  @Deactivate
  void stop() {
    timer.execute(bridge::close);
    timer.shutdown();
    workers.shutdownNow();
  }
}
