package io.praetor.catalog.internal.ui;

import io.praetor.catalog.internal.gateway.GatewayService;
import io.praetor.catalog.internal.http.CatalogJson;
import io.praetor.spi.http.JsonWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists of services, in the names and the order of Consul 1.10. */
final class ListingJson {

  private ListingJson() {}

  /** All services: a gateway with how many services are behind it, others with whether one is. */
  static void all(JsonWriter out, Listing listing) {
    Map<String, ServiceSummary> summaries = ServiceSummary.of(listing.instances());
    Map<String, Integer> counts = new HashMap<>();
    Set<String> reached = new HashSet<>();
    for (GatewayService one : listing.behind()) {
      counts.merge(one.gateway(), 1, Integer::sum);
      if (summaries.containsKey(one.gateway())) {
        reached.add(one.service());
      }
    }
    CatalogJson.list(
        out,
        summaries.values(),
        summary -> {
          boolean isReached = reached.contains(summary.name()) && summary.instances() > 0;
          UiJson.listed(out, summary, counts.getOrDefault(summary.name(), 0), isReached);
        });
  }

  /** Those behind a gateway, with the addresses by which they are asked for. */
  static void behind(JsonWriter out, Listing listing, GatewayAddresses addresses) {
    Map<String, ServiceSummary> summaries = ServiceSummary.of(listing.instances());
    Map<String, Set<String>> known = new HashMap<>();
    for (GatewayService one : listing.behind()) {
      summaries.computeIfAbsent(one.service(), ServiceSummary::new);
      known.computeIfAbsent(one.service(), name -> new LinkedHashSet<>()).addAll(addresses.of(one));
    }
    CatalogJson.list(
        out,
        summaries.values(),
        summary ->
            UiJson.behind(out, summary, List.copyOf(known.getOrDefault(summary.name(), Set.of()))));
  }
}
