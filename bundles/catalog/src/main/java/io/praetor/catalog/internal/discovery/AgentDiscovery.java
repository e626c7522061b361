package io.praetor.catalog.internal.discovery;

import io.praetor.api.acl.AccessControl;
import io.praetor.api.acl.Authorizer;
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
import java.util.function.BiFunction;
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
  private final StateDiscovery state;
  private final RelayedDiscovery relayed;
  private final Execution execution;
  private final Asker asker;

  /**
   * @param datacenter own datacenter
   * @param nodeName of this agent
   * @param stores the state, null while there is none
   * @param relays the way to servers, null while there is none
   * @param seeds random numbers
   * @param nanoClock for what is kept of other agents' answers
   * @param controlled whether access is controlled
   * @param control tells what tokens may do, null while nobody can
   */
  public AgentDiscovery(
      String datacenter,
      String nodeName,
      Supplier<StateStore> stores,
      Supplier<ApiRelay> relays,
      LongSupplier seeds,
      LongSupplier nanoClock,
      boolean controlled,
      Supplier<AccessControl> control) {
    this.datacenter = datacenter;
    this.nodeName = nodeName;
    this.stores = stores;
    this.relays = relays;
    state = new StateDiscovery();
    relayed = new RelayedDiscovery(new AskedAgent(relays, nodeName, nanoClock), datacenter);
    execution = new Execution(datacenter, stores, new Failover(datacenter, relays), control, seeds);
    asker = new Asker(controlled, control, "");
  }

  private AgentDiscovery(AgentDiscovery other, Asker asker) {
    datacenter = other.datacenter;
    nodeName = other.nodeName;
    stores = other.stores;
    relays = other.relays;
    state = other.state;
    relayed = other.relayed.as(asker.secret());
    execution = other.execution;
    this.asker = asker;
  }

  @Override
  public Discovery as(String secret) {
    return secret.equals(asker.secret()) ? this : new AgentDiscovery(this, asker.with(secret));
  }

  @Override
  public CompletableFuture<Host> host(HostLookup lookup) {
    return isRelayed(lookup.datacenter())
        ? relayed.host(lookup)
        : here((store, caller) -> state.host(store, lookup, caller));
  }

  @Override
  public CompletableFuture<Instances> instances(InstanceLookup lookup) {
    return isRelayed(lookup.datacenter())
        ? relayed.instances(lookup)
        : here((store, caller) -> state.instances(store, lookup, caller));
  }

  @Override
  public CompletableFuture<QueryOutcome> query(QueryLookup lookup) {
    if (isRelayed(lookup.datacenter())) {
      return relayed.query(lookup);
    }
    return here(
        (store, caller) ->
            execution.run(request(lookup, caller)).thenApply(AgentDiscovery::outcome));
  }

  private Execution.Request request(QueryLookup lookup, Authorizer caller) {
    return new Execution.Request(
        lookup.name(),
        nodeName,
        "",
        lookup.client(),
        false,
        0,
        asker.secret(),
        caller,
        StateDiscovery.options(lookup.freshness()));
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
        : here((store, caller) -> state.owner(store, lookup, caller));
  }

  private boolean isRelayed(String where) {
    ApiRelay relay = relays.get();
    return !where.equals(datacenter) || (relay != null && relay.relaysHome());
  }

  private <T> CompletableFuture<T> here(
      BiFunction<StateStore, Authorizer, CompletableFuture<T>> find) {
    StateStore store = stores.get();
    return store == null
        ? CompletableFuture.failedFuture(new NoLeaderException())
        : asker.rights().thenCompose(caller -> find.apply(store, caller));
  }
}
