package io.praetor.snapshot.internal;

import io.praetor.api.config.SnapshotSettings;
import io.praetor.api.raft.Consensus;
import io.praetor.api.state.Snapshots;
import io.praetor.api.state.StateStore;
import io.praetor.snapshot.internal.http.SnapshotEndpoint;
import io.praetor.snapshot.internal.http.StateParts;
import io.praetor.snapshot.internal.save.ScratchDirectory;
import io.praetor.snapshot.internal.save.StateExport;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Offers {@code /v1/snapshot} on every agent: one that is no server has to know that the body of
 * such a request is streamed, though it only passes it on.
 */
@Component(
    configurationPid = SnapshotSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class SnapshotEndpointComponent implements HttpEndpoint {

  private final ExecutorService executor = SnapshotThreads.pool();
  private final SnapshotEndpoint endpoint;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile StateStore store;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Snapshots snapshots;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Consensus consensus;

  @Activate
  public SnapshotEndpointComponent(SnapshotSettings settings) {
    ScratchDirectory directory = new ScratchDirectory(Path.of(settings.scratchDirectory()));
    endpoint = new SnapshotEndpoint(this::state, directory, executor);
  }

  private Optional<StateParts> state() {
    StateStore reading = store;
    Snapshots copying = snapshots;
    Consensus log = consensus;
    if (reading == null || copying == null || log == null) {
      return Optional.empty();
    }
    StateExport export = new StateExport(copying, () -> log.status().peers(), Clock.systemUTC());
    return Optional.of(new StateParts(reading, copying, export));
  }

  @Override
  public List<Route> routes() {
    return endpoint.routes();
  }

  @Deactivate
  void stop() {
    executor.shutdownNow();
  }
}
