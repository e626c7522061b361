package io.praetor.dns.internal.answer;

import io.praetor.api.discovery.AddressOwner;
import io.praetor.api.discovery.Discovery;
import io.praetor.api.discovery.Host;
import io.praetor.api.discovery.HostLookup;
import io.praetor.api.discovery.Instance;
import io.praetor.api.discovery.InstanceLookup;
import io.praetor.api.discovery.Instances;
import io.praetor.api.discovery.OwnerLookup;
import io.praetor.api.discovery.QueryLookup;
import io.praetor.api.discovery.QueryOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Finds what a test has put there; fails when it is told to. */
public final class FakeDiscovery implements Discovery {

  public final Map<String, Host> hosts = new HashMap<>();
  public final Map<String, List<Instance>> services = new HashMap<>();
  public final Map<String, QueryOutcome> queries = new HashMap<>();
  public final Map<String, AddressOwner> owners = new HashMap<>();
  public final List<Object> lookups = new ArrayList<>();
  public RuntimeException failure;

  /** A node. */
  public static Host host(String name, String address) {
    return new Host(name, address, "dc1", Map.of(), Map.of());
  }

  /** An instance with an address of its own, unless that is empty. */
  public static Instance instance(Host host, String address, int port) {
    return new Instance(host, "web", address, port, Map.of(), 1);
  }

  @Override
  public Discovery as(String secret) {
    return this;
  }

  private <T> CompletableFuture<T> answer(Object lookup, Supplier<T> found) {
    lookups.add(lookup);
    return failure == null
        ? CompletableFuture.completedFuture(found.get())
        : CompletableFuture.failedFuture(failure);
  }

  @Override
  public CompletableFuture<Host> host(HostLookup lookup) {
    return answer(lookup, () -> hosts.get(lookup.name()));
  }

  @Override
  public CompletableFuture<Instances> instances(InstanceLookup lookup) {
    return answer(lookup, () -> new Instances(services.getOrDefault(lookup.service(), List.of())));
  }

  @Override
  public CompletableFuture<QueryOutcome> query(QueryLookup lookup) {
    return answer(lookup, () -> queries.get(lookup.name()));
  }

  @Override
  public CompletableFuture<AddressOwner> owner(OwnerLookup lookup) {
    return answer(lookup, () -> owners.get(lookup.address()));
  }
}
