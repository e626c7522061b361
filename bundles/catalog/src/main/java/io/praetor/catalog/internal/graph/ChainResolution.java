package io.praetor.catalog.internal.graph;

import io.praetor.format.go.GoDuration;
import io.praetor.format.go.GoText;
import io.praetor.format.json.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The last stages of a chain: follows redirects to targets, and finds where to go if they fail. */
final class ChainResolution {

  /** What Consul waits for a connection when no entry says how long. */
  private static final long CONNECT_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final String ANY_SUBSET = "*";
  private static final Tree NOTHING = Tree.of("");

  private final ChainRequest request;
  private final ChainEntries entries;
  private final Customization customization;
  private final ChainAssembly assembly;
  private final Map<String, ChainTarget> targets = new TreeMap<>();

  ChainResolution(
      ChainRequest request,
      ChainEntries entries,
      Customization customization,
      ChainAssembly assembly) {
    this.request = request;
    this.entries = entries;
    this.customization = customization;
    this.assembly = assembly;
  }

  /** Targets by id. */
  Map<String, ChainTarget> targets() {
    return targets;
  }

  /** Key of the stage that finds the instances of a place. */
  String node(ChainPlace place) throws ChainException {
    ChainPlace end = end(place);
    String key = ChainNode.Resolver.key(end.id());
    if (!assembly.has(key)) {
      Tree resolver = resolver(end.service());
      ChainTarget target = target(end, resolver);
      assembly.add(node(target, resolver, List.of()));
      List<String> failover = failover(end, resolver);
      if (!failover.isEmpty()) {
        assembly.add(node(target, resolver, failover));
      }
    }
    return key;
  }

  private static ChainNode node(ChainTarget target, Tree resolver, List<String> failover) {
    boolean isDefault =
        Stream.of(
                "DefaultSubset",
                "Subsets",
                "Redirect",
                "Failover",
                "ConnectTimeout",
                "LoadBalancer")
            .noneMatch(resolver.members()::containsKey);
    return new ChainNode.Resolver(
        target.id(),
        isDefault,
        target.connectTimeoutNanos(),
        failover,
        resolver.members().containsKey("LoadBalancer") ? resolver.object("LoadBalancer") : null);
  }

  /** Where redirects and default subsets lead. */
  private ChainPlace end(ChainPlace first) throws ChainException {
    Set<String> passed = new LinkedHashSet<>();
    ChainPlace place = first;
    while (!assembly.has(ChainNode.Resolver.key(place.id()))) {
      assembly.step();
      assembly.speaks(place.service());
      if (!passed.add(place.id())) {
        throw new ChainException(
            "detected circular resolver redirect: ["
                + String.join(" -> ", passed)
                + " -> "
                + place.id()
                + "]");
      }
      ChainPlace next = redirected(place, resolver(place.service()));
      if (next.equals(place)) {
        return place;
      }
      place = next;
    }
    return place;
  }

  private static ChainPlace redirected(ChainPlace place, Tree resolver) {
    Tree redirect = resolver.object("Redirect");
    ChainPlace other = place.elsewhere(redirect, redirect.text("Datacenter"));
    String usual = resolver.text("DefaultSubset");
    boolean named = !place.subset().isEmpty() || usual.isEmpty();
    return !other.equals(place) || named ? other : place.subset(usual);
  }

  private Tree resolver(String service) {
    Tree resolver = entries.resolver(service);
    return resolver == null ? NOTHING : resolver;
  }

  /** Takes in the target that a place is. */
  private ChainTarget target(ChainPlace place, Tree resolver) throws ChainException {
    Tree subsets = resolver.object("Subsets");
    if (!place.subset().isEmpty() && !subsets.members().containsKey(place.subset())) {
      throw new ChainException(
          "service "
              + GoText.quoted(place.service())
              + " does not have a subset named "
              + GoText.quoted(place.subset()));
    }
    Tree defaults = entries.defaults(place.service());
    String external = defaults == null ? "" : defaults.text("ExternalSNI");
    if (!external.isEmpty()) {
      refuseExternal(place.service(), resolver);
    }
    ChainTarget target =
        ChainTarget.of(
            place,
            subsets.object(place.subset()),
            timeout(resolver),
            external.isEmpty() ? gatewayMode(place, defaults) : "",
            external,
            request.trustDomain());
    targets.put(target.id(), target);
    ChainLimits.check(request.service(), targets.size(), ChainLimits.TARGETS_MAX, "targets");
    return target;
  }

  private static void refuseExternal(String service, Tree resolver) throws ChainException {
    for (String member : List.of("Redirect", "Subsets", "Failover")) {
      if (resolver.members().containsKey(member)) {
        String what = member.equals("Redirect") ? "redirects" : member.toLowerCase(Locale.ROOT);
        throw new ChainException(
            "service "
                + GoText.quoted(service)
                + " has an external SNI set; cannot define "
                + what
                + " for external services");
      }
    }
  }

  private long timeout(Tree resolver) {
    String said = resolver.text("ConnectTimeout");
    long timeout = said.isEmpty() ? CONNECT_TIMEOUT_NANOS : GoDuration.parse(said);
    long wanted = request.overrides().connectTimeoutNanos();
    if (wanted <= 0 || wanted == timeout) {
      return timeout;
    }
    customization.byTimeout();
    return wanted;
  }

  /** Gateways are between datacenters. */
  private String gatewayMode(ChainPlace place, Tree defaults) {
    if (place.datacenter().equals(request.home())) {
      return "";
    }
    Tree all = entries.proxies();
    String own = defaults == null ? "" : mode(defaults);
    String mode = own.isEmpty() && all != null ? mode(all) : own;
    String wanted = request.overrides().gatewayMode();
    if (wanted.isEmpty() || wanted.equals(mode)) {
      return mode;
    }
    customization.byGateway();
    return wanted;
  }

  private static String mode(Tree entry) {
    return entry.object("MeshGateway").text("Mode");
  }

  /** Ids of the targets to try when there is nobody at a place; their own failover counts not. */
  private List<String> failover(ChainPlace place, Tree resolver) throws ChainException {
    Tree all = resolver.object("Failover");
    String subset = all.members().containsKey(place.subset()) ? place.subset() : ANY_SUBSET;
    if (!all.members().containsKey(subset)) {
      return List.of();
    }
    Tree other = all.object(subset);
    List<?> datacenters =
        other.members().get("Datacenters") instanceof List<?> named ? named : List.of("");
    List<String> ids = new ArrayList<>();
    for (Object datacenter : datacenters) {
      assembly.step();
      ChainPlace elsewhere = place.elsewhere(other, (String) datacenter);
      if (!elsewhere.equals(place)) {
        ChainPlace end = end(elsewhere);
        target(end, resolver(end.service()));
        ids.add(end.id());
      }
    }
    return ids;
  }
}
