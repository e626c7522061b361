package io.praetor.rpc.internal.relay;

import io.praetor.api.config.RpcSettings;
import io.praetor.api.rpc.ApiServer;
import io.praetor.api.rpc.RpcHandler;
import io.praetor.api.rpc.RpcStream;
import io.praetor.api.rpc.RpcStreamHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Answers relayed requests as long as there is an API; without, its callers wait. */
@Component(
    configurationPid = RpcSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = {
      RpcHandler.PROTOCOL + "=" + RelayServer.PROTOCOL,
      RpcHandler.SERVERS_ONLY + ":Boolean=false"
    })
public final class RelayServerComponent implements RpcStreamHandler {

  @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
  private volatile ApiServer api;

  private final RelayServer server;

  @Activate
  public RelayServerComponent(RpcSettings settings) {
    CertificateNames names = new CertificateNames(settings.datacenter(), settings.domain());
    Binding binding = new Binding(settings.bindMembers(), names, System::nanoTime);
    server = new RelayServer(() -> api, binding);
  }

  @Deactivate
  void stop() {
    server.drain();
  }

  @Override
  public RpcStream.Receiver accept(RpcStream stream) {
    return server.accept(stream);
  }
}
