package io.praetor.acl.internal;

import io.praetor.acl.internal.http.ReplicaEndpoint;
import io.praetor.acl.internal.replicate.ApiPrimary;
import io.praetor.acl.internal.replicate.Kind;
import io.praetor.acl.internal.replicate.Progress;
import io.praetor.acl.internal.replicate.Replication;
import io.praetor.api.acl.AgentTokens;
import io.praetor.api.config.AclSettings;
import io.praetor.api.raft.Consensus;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.state.StateStore;
import io.praetor.format.home.DatacenterApi;
import io.praetor.format.thread.Daemons;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Copies from the primary datacenter while this server leads another one; tells how far it is. */
@Component(
    configurationPid = AclSettings.SERVER_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class ReplicationComponent implements HttpEndpoint {

  private final ReplicaEndpoint endpoint;
  private final ScheduledExecutorService timer = Daemons.timer("acl-replication");

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ApiRelay relay;

  @Activate
  public ReplicationComponent(
      AclSettings settings,
      @Reference Consensus consensus,
      @Reference StateStore store,
      @Reference AgentTokens tokens) {
    Progress progress = new Progress();
    endpoint = new ReplicaEndpoint(settings, progress);
    if (!settings.datacenter().equalsIgnoreCase(settings.primaryDatacenter())) {
      DatacenterApi api = new DatacenterApi(settings.datacenter(), () -> relay, () -> null);
      ApiPrimary primary =
          new ApiPrimary(
              api,
              settings.primaryDatacenter(),
              () -> tokens.secret(AgentTokens.Purpose.REPLICATION));
      List<Kind> kinds =
          settings.tokenReplication() ? List.of(Kind.values()) : List.of(Kind.POLICIES, Kind.ROLES);
      start(new Replication(kinds, primary, store, System::currentTimeMillis, progress), consensus);
    }
  }

  private void start(Replication replication, Consensus consensus) {
    long millis = Replication.INTERVAL.toMillis();
    var unused =
        timer.scheduleWithFixedDelay(
            () -> tick(replication, consensus), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** What goes wrong stands in the progress. */
  private static void tick(Replication replication, Consensus consensus) {
    if (consensus.status().leader()) {
      replication.tick();
    } else {
      replication.reset();
    }
  }

  @Deactivate
  void stop() {
    timer.shutdownNow();
  }

  @Override
  public List<Route> routes() {
    return endpoint.routes();
  }
}
