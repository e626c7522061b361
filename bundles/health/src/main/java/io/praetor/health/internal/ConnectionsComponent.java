package io.praetor.health.internal;

import io.praetor.api.config.HealthSettings;
import io.praetor.api.tls.TlsContexts;
import io.praetor.health.internal.net.DeniedAddresses;
import io.praetor.health.internal.net.Network;
import io.praetor.health.internal.net.TlsClients;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Event loops and TLS, once for all kinds of checks. */
@Component(
    configurationPid = HealthSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = Connections.class)
public final class ConnectionsComponent implements Connections {

  private final Network network;
  private final TlsClients tls;

  @Activate
  public ConnectionsComponent(HealthSettings settings) {
    network = new Network(DeniedAddresses.of(settings.deniedAddresses()));
    tls = new TlsClients(settings.agentTls(), settings.serverName());
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public TlsClients tls() {
    return tls;
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindContexts(TlsContexts contexts) {
    tls.use(contexts);
  }

  void unbindContexts(TlsContexts contexts) {
    tls.forget(contexts);
  }

  @Deactivate
  void stop() {
    network.close();
  }
}
