package io.praetor.catalog.internal;

import io.praetor.api.acl.AccessControl;
import io.praetor.api.config.AgentSettings;
import io.praetor.api.discovery.AddressOwner;
import io.praetor.api.discovery.Discovery;
import io.praetor.api.discovery.Host;
import io.praetor.api.discovery.HostLookup;
import io.praetor.api.discovery.InstanceLookup;
import io.praetor.api.discovery.Instances;
import io.praetor.api.discovery.OwnerLookup;
import io.praetor.api.discovery.QueryLookup;
import io.praetor.api.discovery.QueryOutcome;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.state.StateStore;
import io.praetor.catalog.internal.discovery.AgentDiscovery;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Finds what names stand for; there on every agent. */
@Component(
    configurationPid = AgentSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = Discovery.class)
public final class DiscoveryComponent implements Discovery {

  private final AgentDiscovery discovery;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile StateStore store;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ApiRelay relay;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile AccessControl access;

  @Activate
  public DiscoveryComponent(AgentSettings agent) {
    discovery =
        new AgentDiscovery(
            agent.datacenter(),
            agent.nodeName(),
            () -> store,
            () -> relay,
            () -> ThreadLocalRandom.current().nextLong(),
            System::nanoTime,
            agent.accessControl(),
            () -> access);
  }

  @Override
  public Discovery as(String secret) {
    return discovery.as(secret);
  }

  @Override
  public CompletableFuture<Host> host(HostLookup lookup) {
    return discovery.host(lookup);
  }

  @Override
  public CompletableFuture<Instances> instances(InstanceLookup lookup) {
    return discovery.instances(lookup);
  }

  @Override
  public CompletableFuture<QueryOutcome> query(QueryLookup lookup) {
    return discovery.query(lookup);
  }

  @Override
  public CompletableFuture<AddressOwner> owner(OwnerLookup lookup) {
    return discovery.owner(lookup);
  }
}
