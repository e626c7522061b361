package io.praetor.catalog.internal.prepared;

import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.catalog.internal.discovery.HealthJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks other datacenters when there is nothing in this one: the nearest first, as many as the query
 * wants, then those that it names. The others do not know the query; they are asked for the service
 * with its checks, and what the query wants of it is looked for here.
 */
public final class Failover {

  private static final Logger LOG = LoggerFactory.getLogger(Failover.class);

  /** Longest wait for one datacenter. */
  private static final long ANSWER_MILLIS = 7_000;

  private final String home;
  private final Supplier<ApiRelay> relays;

  /**
   * @param home own datacenter
   * @param relays the way to others, null while there is none
   */
  public Failover(String home, Supplier<ApiRelay> relays) {
    this.home = home;
    this.relays = relays;
  }

  CompletableFuture<Executed> run(Execution.Request request, Executed here, long seed) {
    ApiRelay relay = relays.get();
    List<String> datacenters = relay == null ? List.of() : candidates(relay, here.query());
    return next(relay, datacenters, 0, request, here, seed);
  }

  private List<String> candidates(ApiRelay relay, PreparedQueryRow query) {
    List<String> nearest = new ArrayList<>(relay.datacenters());
    nearest.remove(home);
    Set<String> chosen =
        new LinkedHashSet<>(nearest.subList(0, Math.min(query.nearestN(), nearest.size())));
    for (String named : query.datacenters()) {
      if (nearest.contains(named)) {
        chosen.add(named);
      }
    }
    return List.copyOf(chosen);
  }

  private CompletableFuture<Executed> next(
      ApiRelay relay,
      List<String> datacenters,
      int tried,
      Execution.Request request,
      Executed sofar,
      long seed) {
    if (tried == datacenters.size() || !sofar.nodes().isEmpty()) {
      return CompletableFuture.completedFuture(sofar.after(tried));
    }
    String datacenter = datacenters.get(tried);
    return ask(relay, datacenter, request, sofar.query(), seed)
        .handle(
            (nodes, failure) -> {
              if (failure == null) {
                return sofar.elsewhere(nodes, datacenter);
              }
              LOG.debug("Failed querying datacenter: datacenter={}", datacenter, failure);
              return sofar;
            })
        .thenCompose(found -> next(relay, datacenters, tried + 1, request, found, seed));
  }

  private static CompletableFuture<List<QueryNode>> ask(
      ApiRelay relay,
      String datacenter,
      Execution.Request request,
      PreparedQueryRow query,
      long seed) {
    return relay
        .ask(datacenter, there(request, query))
        .orTimeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS)
        .thenApply(
            response -> {
              Selection selection = new Selection(query);
              List<QueryNode> wanted = new ArrayList<>();
              for (HealthJson.Entry entry : HealthJson.entries(response)) {
                if (selection.wants(entry.checked())) {
                  wanted.add(new QueryNode(entry.checked(), entry.tree()));
                }
              }
              Collections.shuffle(wanted, new Random(seed));
              boolean cut = request.limit() > 0 && request.limit() < wanted.size();
              return cut ? List.copyOf(wanted.subList(0, request.limit())) : wanted;
            });
  }

  private static ApiRequest there(Execution.Request request, PreparedQueryRow query) {
    String kind = query.connect() || request.connect() ? "connect" : "service";
    ReadMode mode = request.options().mode();
    String consistency =
        mode == ReadMode.STALE ? "?stale" : mode == ReadMode.CONSISTENT ? "?consistent" : "";
    String service = URLEncoder.encode(query.service(), StandardCharsets.UTF_8).replace("+", "%20");
    String token = query.token().isEmpty() ? request.token() : query.token();
    return new ApiRequest(
        "GET",
        "/v1/health/" + kind + "/" + service + consistency,
        token.isEmpty() ? Map.of() : Map.of("x-consul-token", List.of(token)),
        new byte[0],
        null);
  }
}
