package io.praetor.catalog.internal.discovery;

import io.praetor.api.discovery.AddressOwner;
import io.praetor.api.discovery.Discovery;
import io.praetor.api.discovery.Host;
import io.praetor.api.discovery.HostLookup;
import io.praetor.api.discovery.InstanceLookup;
import io.praetor.api.discovery.Instances;
import io.praetor.api.discovery.OwnerLookup;
import io.praetor.api.discovery.QueryLookup;
import io.praetor.api.discovery.QueryOutcome;
import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.state.StateStore;
import io.praetor.catalog.internal.prepared.Executed;
import io.praetor.catalog.internal.prepared.Execution;
import io.praetor.catalog.internal.prepared.Failover;
import io.praetor.catalog.internal.prepared.QueryNode;
import io.praetor.catalog.internal.prepared.QueryTtl;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Looks into the state where there is one, and asks a server for the rest: a client agent for
 * everything, a server for other datacenters. Thread-safe.
 */
public final class AgentDiscovery implements Discovery {

  private final String datacenter;
  private final String nodeName;
  private final Supplier<StateStore> stores;
  private final Supplier<ApiRelay> relays;
  private final StateDiscovery state = new StateDiscovery();
  private final RelayedDiscovery relayed;
  private final Execution execution;

  /**
   * @param datacenter own datacenter
   * @param nodeName of this agent
   * @param stores the state, null while there is none
   * @param relays the way to servers, null while there is none
   * @param seeds random numbers
   * @param nanoClock for what is kept of other agents' answers
   */
  public AgentDiscovery(
      String datacenter,
      String nodeName,
      Supplier<StateStore> stores,
      Supplier<ApiRelay> relays,
      LongSupplier seeds,
      LongSupplier nanoClock) {
    this.datacenter = datacenter;
    this.nodeName = nodeName;
    this.stores = stores;
    this.relays = relays;
    relayed = new RelayedDiscovery(new AskedAgent(relays, nodeName, nanoClock), datacenter);
    execution = new Execution(datacenter, stores, new Failover(datacenter, relays), seeds);
  }

  @Override
  public CompletableFuture<Host> host(HostLookup lookup) {
    return isRelayed(lookup.datacenter())
        ? relayed.host(lookup)
        : here(store -> state.host(store, lookup));
  }

  @Override
  public CompletableFuture<Instances> instances(InstanceLookup lookup) {
    return isRelayed(lookup.datacenter())
        ? relayed.instances(lookup)
        : here(store -> state.instances(store, lookup));
  }

  @Override
  public CompletableFuture<QueryOutcome> query(QueryLookup lookup) {
    if (isRelayed(lookup.datacenter())) {
      return relayed.query(lookup);
    }
    Execution.Request request =
        new Execution.Request(
            lookup.name(),
            nodeName,
            "",
            lookup.client(),
            false,
            0,
            "",
            StateDiscovery.options(lookup.freshness()));
    return here(store -> execution.run(request).thenApply(AgentDiscovery::outcome));
  }

  private static QueryOutcome outcome(Executed executed) {
    if (!executed.refusal().isEmpty()) {
      throw new OperationFailedException(executed.refusal());
    }
    return executed.query() == null
        ? null
        : new QueryOutcome(
            executed.query().service(),
            executed.datacenter(),
            QueryTtl.seconds(executed.query().ttl()),
            executed.nodes().stream().map(QueryNode::instance).toList());
  }

  @Override
  public CompletableFuture<AddressOwner> owner(OwnerLookup lookup) {
    return isRelayed(datacenter)
        ? relayed.owner(lookup)
        : here(store -> state.owner(store, lookup));
  }

  private boolean isRelayed(String where) {
    ApiRelay relay = relays.get();
    return !where.equals(datacenter) || (relay != null && relay.relaysHome());
  }

  private <T> CompletableFuture<T> here(Function<StateStore, CompletableFuture<T>> find) {
    StateStore store = stores.get();
    return store == null
        ? CompletableFuture.failedFuture(new NoLeaderException())
        : find.apply(store);
  }
}
