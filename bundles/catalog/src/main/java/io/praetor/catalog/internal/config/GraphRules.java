package io.praetor.catalog.internal.config;

import io.praetor.api.state.ReadTxn;
import io.praetor.catalog.internal.graph.Chain;
import io.praetor.catalog.internal.graph.ChainEntries;
import io.praetor.catalog.internal.graph.ChainException;
import io.praetor.catalog.internal.graph.ChainRequest;
import io.praetor.catalog.internal.graph.Effort;
import io.praetor.format.go.GoText;
import io.praetor.format.json.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Entries must fit each other, whichever of them changes: chains come together, listeners of
 * gateways speak what their services speak, and intentions about single requests need a service
 * whose protocol has such requests. Refusals are Consul's; where it looks one entry far, all that
 * lead to the one that changes are looked at, so that no chain is ever broken.
 */
final class GraphRules {

  /** Neither datacenter nor trust domain has a say in whether a chain comes together. */
  private static final String ANYWHERE = "dc1";

  private final String kind;
  private final ConfigEntry proposed;
  private final ConfigGraph graph;
  private final ProposedEntries entries;
  private final Map<String, Chain> chains = new HashMap<>();
  private final Effort effort = new Effort();

  private GraphRules(ReadTxn txn, String kind, String name, ConfigEntry proposed) {
    this.kind = kind;
    this.proposed = proposed;
    graph = new ConfigGraph(txn, kind, name);
    entries =
        proposed == null
            ? ProposedEntries.without(txn, kind, name)
            : ProposedEntries.with(txn, proposed);
  }

  /** Why an entry may not be as it shall be, or an empty string. */
  static String refusal(ReadTxn txn, ConfigEntry proposed) {
    String kind = proposed.kind();
    String name = proposed.name();
    return new GraphRules(txn, kind, name, proposed).refusal(name);
  }

  /** Why an entry may not go, or an empty string. */
  static String refusalToDelete(ReadTxn txn, String kind, String name) {
    return new GraphRules(txn, kind, name, null).refusal(name);
  }

  private String refusal(String name) {
    try {
      check(name);
      return "";
    } catch (ChainException | UnfitEntryException e) {
      return e.getMessage();
    }
  }

  private void check(String name) throws ChainException, UnfitEntryException {
    switch (kind) {
      case ServiceIntentions.KIND -> checkIntentions();
      case IngressGateway.KIND -> {
        refuseOther(TerminatingGateway.KIND, name);
        checkIngress();
      }
      case TerminatingGateway.KIND -> refuseOther(IngressGateway.KIND, name);
      case MeshSettings.KIND -> {}
      case ProxyDefaults.KIND -> checkAll(graph.chains(), null);
      default -> checkAll(graph.leadingTo(name), name);
    }
  }

  /** A gateway is of one kind. */
  private void refuseOther(String other, String name) throws UnfitEntryException {
    if (entries.find(other, name) != null) {
      throw new UnfitEntryException(
          "cannot create a "
              + GoText.quoted(kind)
              + " config entry with name "
              + GoText.quoted(name)
              + ", a "
              + GoText.quoted(other)
              + " config entry with that name already exists");
    }
  }

  private void checkIntentions() throws ChainException, UnfitEntryException {
    if (proposed != null && areLayered(proposed)) {
      checkRequests(proposed.name());
    }
  }

  private void checkIngress() throws ChainException, UnfitEntryException {
    if (proposed != null) {
      for (String service : ConfigKinds.references(proposed)) {
        chain(service);
      }
      checkListeners(proposed, true);
    }
  }

  /**
   * Looks at everything that a change reaches.
   *
   * @param services whose chains may be others now
   * @param about the service that the change is about; null if it is about all
   */
  private void checkAll(Set<String> services, String about)
      throws ChainException, UnfitEntryException {
    for (String service : services) {
      chain(service);
    }
    Set<String> reached = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    reached.addAll(services);
    Predicate<String> isReached = about == null ? any -> true : reached::contains;
    List<ConfigEntry> gateways = new ArrayList<>();
    graph.forEach(IngressGateway.KIND, gateways::add);
    for (ConfigEntry gateway : gateways) {
      if (ConfigKinds.references(gateway).stream().anyMatch(isReached)) {
        checkListeners(gateway, false);
      }
    }
    List<ConfigEntry> intentions = new ArrayList<>();
    graph.forEach(ServiceIntentions.KIND, isReached, intentions::add);
    for (ConfigEntry entry : intentions) {
      if (areLayered(entry)) {
        checkRequests(entry.name());
      }
    }
  }

  /**
   * A listener speaks what its services speak.
   *
   * @param strictly without exception; else one that looks at nothing may carry anything to those
   *     that are only resolved
   */
  private void checkListeners(ConfigEntry gateway, boolean strictly)
      throws ChainException, UnfitEntryException {
    for (Map<String, Object> members : gateway.objects(IngressGateway.LISTENERS)) {
      Tree listener = new Tree(members);
      String protocol = listener.text(IngressGateway.PROTOCOL);
      for (Tree service : listener.list(IngressGateway.SERVICES)) {
        String name = service.text("Name");
        if (!name.equals(ServiceIntentions.WILDCARD)) {
          checkListener(protocol, name, strictly);
        }
      }
    }
  }

  private void checkListener(String protocol, String service, boolean strictly)
      throws ChainException, UnfitEntryException {
    Chain chain = chain(service);
    boolean carried = !strictly && protocol.equals(ChainEntries.TCP) && chain.onlyResolves();
    if (!chain.protocol().equals(protocol) && !carried) {
      throw new UnfitEntryException(
          speaks(service, chain)
              + ", which does not match defined listener protocol "
              + GoText.quoted(protocol));
    }
  }

  private static boolean areLayered(ConfigEntry intentions) {
    return !intentions.name().equals(ServiceIntentions.WILDCARD)
        && intentions.objects(ServiceIntentions.SOURCES).stream()
            .anyMatch(source -> source.get(ServiceIntentions.PERMISSIONS) != null);
  }

  private void checkRequests(String service) throws ChainException, UnfitEntryException {
    Chain chain = chain(service);
    if (!ChainEntries.WITH_REQUESTS.contains(chain.protocol())) {
      throw new UnfitEntryException(
          speaks(service, chain) + ", which is incompatible with L7 intentions permissions");
    }
  }

  private static String speaks(String service, Chain chain) {
    return "service " + GoText.quoted(service) + " has protocol " + GoText.quoted(chain.protocol());
  }

  private Chain chain(String service) throws ChainException {
    Chain known = chains.get(service);
    if (known == null) {
      known =
          Chain.compile(
              new ChainRequest(service, ANYWHERE, ANYWHERE, "", ChainRequest.Overrides.NONE),
              entries,
              effort);
      chains.put(service, known);
    }
    return known;
  }

  /** Two entries that do not fit each other. */
  private static final class UnfitEntryException extends Exception {

    private static final long serialVersionUID = 1L;

    UnfitEntryException(String message) {
      super(message, null, false, false);
    }
  }
}
