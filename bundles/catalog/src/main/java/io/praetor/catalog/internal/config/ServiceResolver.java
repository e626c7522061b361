package io.praetor.catalog.internal.config;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.go.GoText;
import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Shape;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which instances are meant by a service: some of its own, or somebody else's. */
final class ServiceResolver implements ConfigKind {

  static final String KIND = "service-resolver";

  private static final String SUBSETS = "Subsets";
  private static final String REDIRECT = "Redirect";
  private static final String FAILOVER = "Failover";
  private static final String TIMEOUT = "ConnectTimeout";
  private static final String SERVICE = "Service";
  private static final String SUBSET = "ServiceSubset";
  private static final String NAMESPACE = "Namespace";
  private static final String WILDCARD = "*";

  /** A subset is part of a host name (RFC 1123). */
  private static final int SUBSET_CHARACTERS_MAX = 63;

  private static final Pattern SUBSET_NAME = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

  private static final ObjectShape ELSEWHERE =
      ObjectShape.empty()
          .with(SERVICE, Shape.TEXT)
          .with(SUBSET, Shape.TEXT)
          .with(NAMESPACE, Shape.TEXT);

  private static final ObjectShape SHAPE =
      ObjectShape.empty()
          .with(TIMEOUT, Shape.DURATION)
          .with("DefaultSubset", Shape.TEXT)
          .with(
              SUBSETS,
              Shape.map(
                  ObjectShape.empty().with("Filter", Shape.TEXT).with("OnlyPassing", Shape.FLAG)))
          .with(REDIRECT, ELSEWHERE.with("Datacenter", Shape.TEXT).kept())
          .with(FAILOVER, Shape.map(ELSEWHERE.with("Datacenters", Shape.list(Shape.TEXT))))
          .with("LoadBalancer", LoadBalancerRules.SHAPE.kept())
          .with("Meta", Shape.map(Shape.TEXT));

  @Override
  public ObjectShape shape() {
    return SHAPE;
  }

  @Override
  public ConfigEntry checked(ConfigEntry entry) {
    NameRules.require(entry);
    MetaRules.check(entry.pairs("Meta"));
    Set<String> subsets = subsets(entry);
    String usual = entry.text("DefaultSubset");
    if (!usual.isEmpty() && !subsets.contains(usual)) {
      throw refused("DefaultSubset " + GoText.quoted(usual) + " is not a valid subset");
    }
    Map<?, ?> failover = entry.object(FAILOVER);
    if (entry.content().containsKey(REDIRECT)) {
      if (!failover.isEmpty()) {
        throw refused("Redirect and Failover cannot both be set");
      }
      checkRedirect(entry.name(), entry.object(REDIRECT), subsets);
    }
    failover.forEach(
        (subset, other) ->
            checkFailover(entry.name(), (String) subset, (Map<?, ?>) other, subsets));
    if (entry.text(TIMEOUT).startsWith("-")) {
      throw refused("Bad ConnectTimeout '" + entry.text(TIMEOUT) + "', must be >= 0");
    }
    LoadBalancerRules.check(entry.object("LoadBalancer"));
    return entry;
  }

  @Override
  public Set<String> references(ConfigEntry entry) {
    Set<String> services = new TreeSet<>();
    services.add(text(entry.object(REDIRECT), SERVICE));
    entry
        .object(FAILOVER)
        .values()
        .forEach(other -> services.add(text((Map<?, ?>) other, SERVICE)));
    services.removeAll(Set.of("", entry.name()));
    return services;
  }

  private static Set<String> subsets(ConfigEntry entry) {
    Set<String> subsets = new LinkedHashSet<>();
    for (Object subset : entry.object(SUBSETS).keySet()) {
      String name = (String) subset;
      if (name.isEmpty()) {
        throw refused("Subset defined with empty name");
      }
      String problem = problem(name);
      if (!problem.isEmpty()) {
        throw refused("Subset " + GoText.quoted(name) + " is invalid: " + problem);
      }
      subsets.add(name);
    }
    return subsets;
  }

  private static String problem(String subset) {
    if (subset.length() > SUBSET_CHARACTERS_MAX) {
      return "must be non-empty and " + SUBSET_CHARACTERS_MAX + " characters or fewer";
    }
    return SUBSET_NAME.matcher(subset).matches()
        ? ""
        : "must be "
            + SUBSET_CHARACTERS_MAX
            + " characters or fewer, begin or end with lower case alphanumeric characters, and"
            + " contain lower case alphanumeric characters or '-' in between";
  }

  private static void checkRedirect(String name, Map<?, ?> redirect, Set<String> subsets) {
    if (redirect.isEmpty()) {
      throw refused("Redirect is empty");
    }
    String service = text(redirect, SERVICE);
    String subset = text(redirect, SUBSET);
    if (service.isEmpty()) {
      for (String member : List.of(SUBSET, NAMESPACE)) {
        if (redirect.containsKey(member)) {
          throw refused("Redirect." + member + " defined without Redirect.Service");
        }
      }
    } else if (service.equals(name) && !subset.isEmpty() && !subsets.contains(subset)) {
      throw refused("Redirect.ServiceSubset " + noSubset(subset, service));
    }
  }

  private static void checkFailover(
      String name, String subset, Map<?, ?> other, Set<String> subsets) {
    String at = "Bad Failover[" + GoText.quoted(subset) + "]";
    if (!subset.equals(WILDCARD) && !subsets.contains(subset)) {
      throw refused(at + ": not a valid subset");
    }
    if (other.isEmpty()) {
      throw refused(at + " one of Service, ServiceSubset, Namespace, or Datacenters is required");
    }
    String service = text(other, SERVICE);
    String wanted = text(other, SUBSET);
    boolean own = service.isEmpty() || service.equals(name);
    if (own && !wanted.isEmpty() && !subsets.contains(wanted)) {
      throw refused(at + ".ServiceSubset " + noSubset(wanted, service));
    }
    if (other.get("Datacenters") instanceof List<?> datacenters && datacenters.contains("")) {
      throw refused(at + ".Datacenters: found empty datacenter");
    }
  }

  private static String noSubset(String subset, String service) {
    return GoText.quoted(subset) + " is not a valid subset of " + GoText.quoted(service);
  }

  private static String text(Map<?, ?> members, String name) {
    return members.get(name) instanceof String text ? text : "";
  }

  private static OperationFailedException refused(String reason) {
    return new OperationFailedException(reason);
  }
}
