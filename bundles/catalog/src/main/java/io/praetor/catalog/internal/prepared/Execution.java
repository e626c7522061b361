package io.praetor.catalog.internal.prepared;

import io.praetor.api.acl.AccessControl;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateStore;
import io.praetor.catalog.internal.prepared.ExecutionQuery.Found;
import io.praetor.catalog.internal.prepared.ExecutionQuery.Source;
import io.praetor.catalog.internal.rights.CatalogSights;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Carries out queries: here, and where there is nothing, elsewhere. Any thread may ask. */
public final class Execution {

  private final String datacenter;
  private final Supplier<StateStore> stores;
  private final Failover failover;
  private final Supplier<AccessControl> control;
  private final LongSupplier seeds;

  /**
   * @param datacenter own datacenter
   * @param stores the state, null while there is none
   * @param control tells what tokens of queries may do, null while nobody can
   * @param seeds random numbers
   */
  public Execution(
      String datacenter,
      Supplier<StateStore> stores,
      Failover failover,
      Supplier<AccessControl> control,
      LongSupplier seeds) {
    this.datacenter = datacenter;
    this.stores = stores;
    this.failover = failover;
    this.control = control;
    this.seeds = seeds;
  }

  /**
   * What is asked.
   *
   * @param name of the query, or its id
   * @param agent name of the node whose agent was asked
   * @param near as {@link Source}
   * @param address where the client is; empty when it is not known
   * @param connect whether proxies are asked for, though the query does not
   * @param limit most instances, 0 for all
   * @param token of the caller, empty for none
   * @param caller sees only what they may read, unless the query has a token of its own
   * @param options how the state is read
   */
  public record Request(
      String name,
      String agent,
      String near,
      String address,
      boolean connect,
      int limit,
      String token,
      Authorizer caller,
      ReadOptions options) {}

  /** Carries out a query; it is null in the outcome when there is none. */
  public CompletableFuture<Executed> run(Request request) {
    return read(request)
        .thenCompose(
            result ->
                viewer(result.value().query(), request.caller())
                    .thenApply(viewer -> here(request, viewer, result)))
        .thenCompose(
            here -> {
              return here.query() == null || !here.nodes().isEmpty()
                  ? CompletableFuture.completedFuture(here)
                  : failover.run(request, here, seeds.getAsLong());
            });
  }

  /** The query that a name stands for, filled in; nothing is carried out. */
  CompletableFuture<Executed> explain(Request request) {
    return read(request).thenApply(result -> here(request, request.caller(), result));
  }

  private CompletableFuture<ReadResult<Found>> read(Request request) {
    StateStore store = stores.get();
    if (store == null) {
      return CompletableFuture.failedFuture(new NoLeaderException());
    }
    Source source = new Source(request.agent(), request.near(), request.address());
    return store.read(
        new ExecutionQuery(request.name(), source, request.connect(), seeds.getAsLong()),
        request.options());
  }

  /** Whose rights count. */
  private CompletableFuture<Authorizer> viewer(PreparedQueryRow query, Authorizer caller) {
    if (query == null || query.token().isEmpty()) {
      return CompletableFuture.completedFuture(caller);
    }
    AccessControl known = control.get();
    if (known != null) {
      return known.authorizer(query.token());
    }
    return caller == Authorizer.UNLIMITED
        ? CompletableFuture.completedFuture(caller)
        : CompletableFuture.failedFuture(new UnavailableException("Nobody can tell of tokens"));
  }

  private Executed here(Request request, Authorizer viewer, ReadResult<Found> result) {
    Found found = result.value();
    List<QueryNode> nodes =
        found.instances().stream()
            .filter(checked -> CatalogSights.isSeen(viewer, checked.service(), found.by()))
            .limit(request.limit() > 0 ? request.limit() : Long.MAX_VALUE)
            .map(checked -> new QueryNode(checked, null))
            .toList();
    return new Executed(
        found.query(),
        found.refusal(),
        nodes,
        datacenter,
        0,
        result.knownLeader(),
        result.lastContactMillis());
  }
}
