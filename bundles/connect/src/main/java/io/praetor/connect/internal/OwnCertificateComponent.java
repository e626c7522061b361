package io.praetor.connect.internal;

import io.praetor.api.acl.AgentTokens;
import io.praetor.api.config.AgentCertificateSettings;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiServer;
import io.praetor.api.rpc.UncertifiedRelay;
import io.praetor.api.tls.MeshCredentials;
import io.praetor.connect.internal.agent.OwnIdentity;
import io.praetor.format.home.DatacenterApi;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** On client agents that have their certificate from servers: gets it, and keeps it fresh. */
@Component(
    configurationPid = AgentCertificateSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = MeshCredentials.class,
    immediate = true)
public final class OwnCertificateComponent implements MeshCredentials {

  private final OwnIdentity identity;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ApiRelay relay;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ApiServer api;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile UncertifiedRelay stranger;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile AgentTokens tokens;

  @Activate
  public OwnCertificateComponent(AgentCertificateSettings settings) {
    DatacenterApi way = new DatacenterApi(settings.datacenter(), () -> relay, () -> api);
    identity = new OwnIdentity(settings, way, () -> stranger, this::token);
  }

  @Deactivate
  void stop() {
    identity.stop();
  }

  private String token() {
    AgentTokens now = tokens;
    return now == null ? "" : now.secret(AgentTokens.Purpose.AGENT);
  }

  @Override
  public Held current() {
    return identity.current();
  }
}
