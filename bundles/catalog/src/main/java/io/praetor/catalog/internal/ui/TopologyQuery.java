package io.praetor.catalog.internal.ui;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.config.ServiceProtocol;
import io.praetor.catalog.internal.intention.Decision;
import io.praetor.catalog.internal.intention.Decisions;
import io.praetor.catalog.internal.query.CatalogSelectors;
import io.praetor.catalog.internal.query.HealthQuery.Checked;
import io.praetor.catalog.internal.rights.CatalogSights;
import io.praetor.format.filter.Filter;
import io.praetor.format.json.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom a service talks to in the mesh: those that registrations of proxies name, and, where proxies
 * are transparent, those that intentions allow.
 *
 * @param service name of it
 * @param byDefault whether services may connect that no intention is about
 * @param caller sees only those whose instances they may read
 */
record TopologyQuery(String service, boolean byDefault, Authorizer caller)
    implements StateQuery<Topology> {

  private static final String REGISTRATION = "proxy-registration";
  private static final String SPECIFIC = "specific-intention";
  private static final String WILDCARD = "wildcard-intention";
  private static final String DEFAULT = "default-allow";
  private static final String SERVERS = "consul";

  @Override
  public Answer<Topology> run(ReadTxn txn) {
    List<Checked> all =
        new InstancesQuery(Filter.of("", CatalogSelectors.CHECKED), Authorizer.UNLIMITED)
            .run(txn)
            .value();
    List<ServiceRow> proxies = proxies(all);
    boolean transparent = proxies.stream().anyMatch(ServiceSummary::isTransparent);
    Decisions upstream = Decisions.ofSource(txn, service, byDefault);
    Decisions downstream = Decisions.ofDestination(txn, service, byDefault);
    Map<String, String> to = sources(registeredUpstreams(proxies), upstream, all, transparent);
    Map<String, String> from = sources(registeredDownstreams(all), downstream, all, true);
    from.keySet().removeIf(name -> !isReached(name, from, all));
    Topology topology =
        new Topology(
            ServiceProtocol.of(txn, service),
            transparent && proxies.stream().allMatch(ServiceSummary::isTransparent),
            neighbours(to, upstream, all),
            neighbours(from, downstream, all),
            isHidden(to, all) || isHidden(from, all));
    long entries = txn.tableIndex(CatalogTables.CONFIG_ENTRIES);
    return new Answer<>(topology, Math.max(CatalogAge.of(txn), entries), true);
  }

  private List<ServiceRow> proxies(List<Checked> all) {
    return all.stream()
        .map(Checked::service)
        .filter(row -> row.destination().equalsIgnoreCase(service))
        .toList();
  }

  private static Set<String> registeredUpstreams(List<ServiceRow> proxies) {
    Set<String> names = new TreeSet<>();
    proxies.forEach(proxy -> names.addAll(upstreams(proxy)));
    return names;
  }

  private Set<String> registeredDownstreams(List<Checked> all) {
    Set<String> names = new TreeSet<>();
    for (Checked one : all) {
      if (one.service().isProxy() && upstreams(one.service()).contains(service)) {
        names.add(one.service().destination());
      }
    }
    return names;
  }

  /** Prepared queries are no services. */
  private static List<String> upstreams(ServiceRow proxy) {
    return Tree.of(proxy.proxy()).list("Upstreams").stream()
        .filter(upstream -> !upstream.text("DestinationType").equals("prepared_query"))
        .map(upstream -> upstream.text("DestinationName"))
        .toList();
  }

  /** Names of neighbours, and how each is known. */
  private Map<String, String> sources(
      Set<String> registered, Decisions decisions, List<Checked> all, boolean byIntentions) {
    Map<String, String> sources = new HashMap<>();
    if (byIntentions) {
      for (Checked one : all) {
        String name = one.service().name();
        if (one.service().kind().isEmpty() && !name.equals(SERVERS) && !name.equals(service)) {
          Decision decision = decisions.aboutCandidate(name);
          if (decision.allowed()) {
            sources.put(name, source(decision));
          }
        }
      }
    }
    registered.forEach(name -> sources.put(name, REGISTRATION));
    return sources;
  }

  private static String source(Decision decision) {
    if (decision.isExact()) {
      return SPECIFIC;
    }
    return decision.allowedByDefault() ? DEFAULT : WILDCARD;
  }

  /** Those that no registration names send here only if a transparent proxy of theirs does. */
  private static boolean isReached(String name, Map<String, String> sources, List<Checked> all) {
    return sources.get(name).equals(REGISTRATION)
        || all.stream()
            .map(Checked::service)
            .anyMatch(
                row ->
                    row.isProxy()
                        && row.destination().equals(name)
                        && ServiceSummary.isTransparent(row));
  }

  /** Whether something of the neighbours is not for the caller. */
  private boolean isHidden(Map<String, String> sources, List<Checked> all) {
    return all.stream()
        .anyMatch(one -> isOne(sources, one) && !CatalogSights.isSeen(caller, one.service()));
  }

  private static boolean isOne(Map<String, String> sources, Checked one) {
    return sources.containsKey(one.service().name())
        || sources.containsKey(one.service().destination());
  }

  private List<Topology.Neighbour> neighbours(
      Map<String, String> sources, Decisions decisions, List<Checked> all) {
    List<Checked> concerned =
        all.stream()
            .filter(one -> isOne(sources, one) && CatalogSights.isSeen(caller, one.service()))
            .toList();
    List<Topology.Neighbour> neighbours = new ArrayList<>();
    for (ServiceSummary summary : ServiceSummary.of(concerned).values()) {
      String source = sources.get(summary.name());
      boolean seen = CatalogSights.isServiceSeen(caller, summary.name());
      if (source != null && seen && summary.kind().isEmpty()) {
        neighbours.add(new Topology.Neighbour(summary, source, decisions.about(summary.name())));
      }
    }
    return neighbours;
  }
}
