package io.praetor.state.internal;

import io.praetor.api.config.StateSettings;
import io.praetor.api.state.ChangeHook;
import io.praetor.api.state.CommandHandler;
import io.praetor.spi.storage.StorageEngine;
import io.praetor.state.internal.apply.Rules;
import io.praetor.state.internal.durable.CheckpointPolicy;
import io.praetor.state.internal.durable.Snapshot;
import io.praetor.state.internal.durable.StateDirectory;
import io.praetor.state.internal.durable.StateFiles;
import io.praetor.state.internal.table.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Runs the state of a server; what it publishes is in {@link StatePublication}. */
@Component(
    service = {},
    immediate = true,
    configurationPid = StateSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class StateComponent {

  private final Rules rules = Rules.unknown(in -> Snapshot.read(Schema.current(), in));
  private final Engines engines = new Engines();
  private StateService service;
  private boolean kept;
  private Runnable withdraw;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      target = "(praetor.fatal=true)")
  private volatile Consumer<String> fatal;

  @Activate
  void activate(BundleContext context, StateSettings settings) {
    Duration interval = Duration.ofMillis(settings.checkpointIntervalMillis());
    CheckpointPolicy policy = new CheckpointPolicy(interval, settings.checkpointChanges());
    StatePublication publication = new StatePublication(context);
    // Not set when nothing is kept.
    Path directory = Path.of(Objects.requireNonNullElse(settings.directory(), ""));
    StateFiles files = new StateDirectory(directory);
    kept = !settings.engine().equals(StateSettings.NO_ENGINE);
    service =
        new StateService(
            new StateSetup(files, settings.engine(), policy, publication, this::fail), rules);
    if (kept) {
      service.start();
    }
    withdraw = publication.announce(service);
    if (kept) {
      engines.follow(service::engines);
    } else {
      service.startEmpty();
    }
  }

  /** Another engine is the only thing that changes while the state lives. */
  @Modified
  void modified(StateSettings settings) {
    if (kept && !settings.engine().equals(StateSettings.NO_ENGINE)) {
      service.configured(settings.engine());
    }
  }

  @Deactivate
  void deactivate() {
    withdraw.run();
    service.close();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindEngine(StorageEngine engine, Map<String, Object> properties) {
    String name = String.valueOf(properties.get(StorageEngine.NAME));
    ServiceRank rank = ServiceRank.of(properties);
    engines.add(name, engine, rank.ranking(), rank.serviceId());
  }

  void unbindEngine(StorageEngine engine, Map<String, Object> properties) {
    engines.remove(ServiceRank.of(properties).serviceId());
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindHandler(CommandHandler handler, Map<String, Object> properties) {
    ServiceRank rank = ServiceRank.of(properties);
    rules.handlers().add(command(properties), handler, rank.ranking(), rank.serviceId());
  }

  void unbindHandler(CommandHandler handler, Map<String, Object> properties) {
    rules.handlers().remove(command(properties), ServiceRank.of(properties).serviceId());
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindHook(ChangeHook hook, Map<String, Object> properties) {
    ServiceRank rank = ServiceRank.of(properties);
    rules.hooks().add(hook(properties), hook, rank.ranking(), rank.serviceId());
  }

  void unbindHook(ChangeHook hook, Map<String, Object> properties) {
    rules.hooks().remove(hook(properties), ServiceRank.of(properties).serviceId());
  }

  private void fail(String message) {
    Consumer<String> listener = fatal;
    if (listener != null) {
      listener.accept(message);
    }
  }

  private static int command(Map<String, Object> properties) {
    return (Integer) properties.get(CommandHandler.COMMAND);
  }

  private static String hook(Map<String, Object> properties) {
    return (String) properties.get(ChangeHook.NAME);
  }
}
