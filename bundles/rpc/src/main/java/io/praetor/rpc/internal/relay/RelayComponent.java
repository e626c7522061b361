package io.praetor.rpc.internal.relay;

import io.praetor.api.config.RpcSettings;
import io.praetor.api.gossip.GossipListener;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.api.rpc.UncertifiedRelay;
import io.praetor.rpc.internal.client.Channels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Offers the relay, and keeps its servers as the pools know them. */
@Component(
    configurationPid = RpcSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true)
public final class RelayComponent implements ApiRelay, UncertifiedRelay {

  private final Datacenters datacenters;
  private final Relay relay;
  private final Stranger stranger;
  private final RebalanceTimer timer;
  private final List<ServiceRegistration<?>> listeners = new ArrayList<>();

  @Activate
  public RelayComponent(BundleContext context, RpcSettings settings, @Reference Channels channels) {
    Random random = new Random();
    datacenters = new Datacenters(settings.datacenter(), random);
    relay =
        new Relay(
            new Relay.Setting(
                settings.nodeName(),
                datacenters,
                channels,
                settings.listen(),
                settings.holdMillis(),
                System::nanoTime,
                random));
    stranger = new Stranger(datacenters, channels);
    timer = new RebalanceTimer(datacenters, channels);
    for (String pool : List.of(GossipPool.LAN, GossipPool.WAN)) {
      listeners.add(
          context.registerService(
              GossipListener.class,
              new ServerListener(datacenters),
              FrameworkUtil.asDictionary(Map.of(GossipPool.POOL, pool))));
    }
  }

  @Deactivate
  void stop() {
    listeners.forEach(ServiceRegistration::unregister);
    timer.close();
    relay.close();
  }

  @Reference(
      target = "(" + GossipPool.POOL + "=" + GossipPool.LAN + ")",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindLan(GossipPool pool) {
    datacenters.lan(pool);
  }

  void unbindLan(GossipPool pool) {
    if (datacenters.lan() == pool) {
      datacenters.lan(null);
    }
  }

  @Reference(
      target = "(" + GossipPool.POOL + "=" + GossipPool.WAN + ")",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindWan(GossipPool pool) {
    datacenters.wan(pool);
  }

  void unbindWan(GossipPool pool) {
    if (datacenters.wan() == pool) {
      datacenters.wan(null);
    }
  }

  @Override
  public boolean relaysHome() {
    return relay.relaysHome();
  }

  @Override
  public Runnable send(String datacenter, ApiRequest request, ApiResponse.Sink sink) {
    return relay.send(datacenter, request, sink);
  }

  @Override
  public CompletableFuture<ApiResponse> ask(String datacenter, ApiRequest request) {
    return relay.ask(datacenter, request);
  }

  @Override
  public List<String> datacenters() {
    return relay.datacenters();
  }

  @Override
  public CompletableFuture<byte[]> askUncertified(
      String protocol, byte[] request, Duration timeout) {
    return stranger.askUncertified(protocol, request, timeout);
  }
}
