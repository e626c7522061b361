package io.praetor.snapshot.internal;

import io.praetor.api.config.AgentSettings;
import io.praetor.api.config.SnapshotSettings;
import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.LeaderTask;
import io.praetor.api.state.Snapshots;
import io.praetor.api.state.StateStore;
import io.praetor.snapshot.internal.schedule.LeaderSnapshots;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Has snapshots taken on a schedule while this server leads. */
@Component(
    configurationPid = {SnapshotSettings.PID, AgentSettings.PID},
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {LeaderTask.class, Supplier.class},
    property = {LeaderTask.NAME + "=snapshots", "praetor.status=snapshots"},
    immediate = true)
public final class SnapshotScheduleComponent implements LeaderTask, Supplier<Map<String, String>> {

  private final LeaderSnapshots leading;

  @Activate
  public SnapshotScheduleComponent(
      SnapshotSettings settings,
      AgentSettings agent,
      @Reference Snapshots snapshots,
      @Reference StateStore store,
      @Reference Consensus consensus) {
    leading = new LeaderSnapshots(settings, agent, snapshots, store, consensus);
  }

  @Override
  public void lead() {
    leading.start();
  }

  @Override
  public void rest() {
    leading.stop();
  }

  @Deactivate
  void stop() {
    leading.stop();
  }

  @Override
  public Map<String, String> get() {
    return leading.report();
  }
}
