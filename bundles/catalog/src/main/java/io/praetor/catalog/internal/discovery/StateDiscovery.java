package io.praetor.catalog.internal.discovery;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.discovery.AddressOwner;
import io.praetor.api.discovery.Freshness;
import io.praetor.api.discovery.Host;
import io.praetor.api.discovery.HostLookup;
import io.praetor.api.discovery.Instance;
import io.praetor.api.discovery.InstanceLookup;
import io.praetor.api.discovery.Instances;
import io.praetor.api.discovery.OwnerLookup;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateStore;
import io.praetor.catalog.internal.query.CatalogSelectors;
import io.praetor.catalog.internal.query.NodeQuery;
import io.praetor.catalog.internal.query.ServiceQuery.By;
import io.praetor.catalog.internal.rights.CatalogSights;
import io.praetor.catalog.internal.rights.ServiceNeeds;
import io.praetor.format.filter.Filter;
import io.praetor.spi.http.Sight;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Finds in the state of this server what belongs to its own datacenter. Thread-safe. */
final class StateDiscovery {

  private static final Filter<ServiceRow> ALL = Filter.of("", CatalogSelectors.SERVICE);

  private static final Sight<List<Instance>> EACH =
      Sight.each(
          (instance, caller) ->
              CatalogSights.isNodeSeen(caller, instance.host().name())
                  && CatalogSights.isServiceSeen(caller, instance.service()));

  private final InstanceMemory memory = new InstanceMemory();

  CompletableFuture<Host> host(StateStore store, HostLookup lookup, Authorizer caller) {
    return read(store, new NodeQuery(lookup.name(), ALL, Authorizer.UNLIMITED), lookup.freshness())
        .thenApply(
            found ->
                found == null || !CatalogSights.isNodeSeen(caller, found.node().name())
                    ? null
                    : Fitness.host(found.node()));
  }

  CompletableFuture<Instances> instances(
      StateStore store, InstanceLookup lookup, Authorizer caller) {
    // No registration says what a gateway lets in.
    if (lookup.way() == InstanceLookup.Way.INGRESS) {
      return CompletableFuture.completedFuture(Instances.NONE);
    }
    InstancesQuery query =
        new InstancesQuery(
            lookup.way() == InstanceLookup.Way.MESH ? By.DESTINATION : By.NAME,
            lookup.service().toLowerCase(Locale.ROOT),
            lookup.tag().toLowerCase(Locale.ROOT),
            lookup.onlyPassing(),
            memory);
    if (lookup.way() != InstanceLookup.Way.MESH || caller.isUnlimited()) {
      return read(store, query, lookup.freshness()).thenApply(found -> seen(found, caller));
    }
    // What is behind a proxy is not told to those who may read only the proxy.
    return read(store, new ServiceNeeds(lookup.service(), Access.READ), lookup.freshness())
        .thenCompose(
            needs ->
                needs.stream().allMatch(caller::allows)
                    ? read(store, query, lookup.freshness()).thenApply(found -> seen(found, caller))
                    : CompletableFuture.completedFuture(Instances.NONE));
  }

  /** The very same when nothing had to be left out. */
  private static Instances seen(Instances found, Authorizer caller) {
    if (caller.isUnlimited()) {
      return found;
    }
    List<Instance> seen = EACH.of(found.list(), caller);
    return seen == found.list() ? found : new Instances(seen);
  }

  CompletableFuture<AddressOwner> owner(StateStore store, OwnerLookup lookup, Authorizer caller) {
    return read(store, new OwnerQuery(lookup.address(), caller), lookup.freshness());
  }

  private static <T> CompletableFuture<T> read(
      StateStore store, StateQuery<T> query, Freshness freshness) {
    return store.read(query, options(freshness)).thenApply(ReadResult::value);
  }

  static ReadOptions options(Freshness freshness) {
    return freshness.stale()
        ? new ReadOptions(ReadMode.STALE, 0, Duration.ZERO, freshness.maxStale())
        : ReadOptions.NOW;
  }
}
