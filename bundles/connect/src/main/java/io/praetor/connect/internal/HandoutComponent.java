package io.praetor.connect.internal;

import io.praetor.api.config.AgentCertificateSettings;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.rpc.ApiServer;
import io.praetor.api.rpc.RpcHandler;
import io.praetor.api.state.StateStore;
import io.praetor.api.tls.MeshCredentials;
import io.praetor.connect.internal.handout.FirstRequests;
import io.praetor.connect.internal.handout.MeshRoots;
import io.praetor.format.home.DatacenterApi;
import io.praetor.format.thread.Daemons;
import java.util.concurrent.CompletionStage;
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

/**
 * On servers that hand certificates to agents: takes their first requests, and knows them again.
 */
@Component(
    configurationPid = AgentCertificateSettings.HANDOUT_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = {
      RpcHandler.PROTOCOL + "=" + FirstRequests.PROTOCOL,
      RpcHandler.SERVERS_ONLY + ":Boolean=true",
      RpcHandler.UNCERTIFIED + ":Boolean=true"
    },
    service = {RpcHandler.class, MeshCredentials.class},
    immediate = true)
public final class HandoutComponent implements RpcHandler, MeshCredentials {

  private final ScheduledExecutorService timer = Daemons.timer("connect-roots");
  private final FirstRequests requests;
  private final MeshRoots roots;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ApiServer api;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile StateStore store;

  @Activate
  public HandoutComponent(AgentCertificateSettings settings) {
    requests = new FirstRequests(new DatacenterApi(settings.datacenter(), () -> null, () -> api));
    roots = new MeshRoots(this::state, settings.datacenter(), timer);
    long interval = MeshRoots.INTERVAL.toMillis();
    var unused = timer.scheduleWithFixedDelay(roots::tick, 0, interval, TimeUnit.MILLISECONDS);
  }

  @Deactivate
  void stop() {
    timer.shutdownNow();
  }

  private StateStore state() {
    StateStore now = store;
    if (now == null) {
      throw new UnavailableException("Not available just now: the state is starting.");
    }
    return now;
  }

  @Override
  public CompletionStage<byte[]> handle(byte[] request) {
    return requests.handle(request);
  }

  @Override
  public Held current() {
    return roots.current();
  }
}
