package io.praetor.agent.internal.local;

import io.praetor.agent.internal.local.CatalogChange.Register;
import io.praetor.agent.internal.local.CatalogChange.RemoveCheck;
import io.praetor.agent.internal.local.CatalogChange.RemoveService;
import io.praetor.api.error.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** A catalog in two maps, with a log book; what it may do is up to the test. */
final class FakeCatalog implements Catalog {

  final Map<String, AgentService> services = new TreeMap<>();
  final Map<String, AgentCheck> checks = new TreeMap<>();
  final List<String> log = new ArrayList<>();
  BooleanSupplier reachable = () -> true;
  Reply reply = Reply.DONE;
  Runnable beforeReply = () -> {};
  boolean nodeKnown;

  @Override
  public CompletableFuture<CatalogNode> read() {
    if (!reachable.getAsBoolean()) {
      return CompletableFuture.failedFuture(new UnavailableException("no leader"));
    }
    return CompletableFuture.completedFuture(
        new CatalogNode(nodeKnown, Map.copyOf(services), Map.copyOf(checks)));
  }

  @Override
  public CompletableFuture<Reply> write(CatalogChange change) {
    if (!reachable.getAsBoolean()) {
      return CompletableFuture.failedFuture(new UnavailableException("no leader"));
    }
    if (reply == Reply.DONE) {
      make(change);
    }
    beforeReply.run();
    return CompletableFuture.completedFuture(reply);
  }

  @Override
  public void giveUp() {
    log.add("give up");
  }

  private void make(CatalogChange change) {
    if (change instanceof Register register) {
      nodeKnown = true;
      String what = register.service() == null ? "node" : register.service().id();
      log.add("register " + what + register.checks().stream().map(AgentCheck::id).toList());
      if (register.service() != null) {
        services.put(register.service().id(), register.service());
      }
      register.checks().forEach(check -> checks.put(check.id(), check));
    } else if (change instanceof RemoveService service) {
      log.add("remove " + service.id());
      services.remove(service.id());
      checks.values().removeIf(check -> check.serviceId().equals(service.id()));
    } else if (change instanceof RemoveCheck check) {
      log.add("remove " + check.id());
      checks.remove(check.id());
    }
  }
}
