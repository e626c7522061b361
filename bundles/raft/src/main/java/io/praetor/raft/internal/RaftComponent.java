package io.praetor.raft.internal;

import io.praetor.api.config.RaftSettings;
import io.praetor.api.metrics.Metrics;
import io.praetor.api.raft.LeaderTask;
import io.praetor.api.raft.ReplicatedState;
import io.praetor.api.rpc.RpcClient;
import io.praetor.api.state.StateStore;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Opens the log beside the start of everything else, and registers {@link
 * io.praetor.api.raft.Consensus} when it is open: reading it may take seconds.
 */
@Component(
    service = {},
    immediate = true, // Nobody asks for it: what it gives is registered later.
    configurationPid = RaftSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class RaftComponent {

  private final LeaderTasks tasks = new LeaderTasks();
  private final CommitMeter meter = new CommitMeter();
  private final RaftLife life;

  /** A server that is alone does without. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile RpcClient channel;

  /** Comes when the log is open. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile StateStore store;

  @Activate
  public RaftComponent(
      BundleContext context,
      RaftSettings settings,
      @Reference ReplicatedState state,
      @Reference(cardinality = ReferenceCardinality.OPTIONAL, target = "(praetor.fatal=true)")
          Consumer<String> fatal) {
    FatalReport broken = new FatalReport(fatal);
    life = new RaftLife(context, settings, state, () -> channel, () -> store, tasks, meter, broken);
  }

  @Activate
  void activate() {
    life.start();
  }

  @Deactivate
  void deactivate() {
    life.stop();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindTask(LeaderTask task, Map<String, Object> properties) {
    int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer rank ? rank : 0;
    tasks.add(String.valueOf(properties.get(LeaderTask.NAME)), task, ranking, id(properties));
  }

  void unbindTask(LeaderTask task, Map<String, Object> properties) {
    tasks.remove(id(properties));
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindMetrics(Metrics metrics) {
    meter.follow(metrics);
  }

  void unbindMetrics(Metrics metrics) {
    meter.forget(metrics);
  }

  private static long id(Map<String, Object> properties) {
    return (Long) properties.get(Constants.SERVICE_ID);
  }
}
