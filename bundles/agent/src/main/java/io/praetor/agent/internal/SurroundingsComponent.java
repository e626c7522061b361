package io.praetor.agent.internal;

import io.praetor.api.acl.AgentTokens;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.Servers;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiServer;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The one place of this bundle that watches services come and go. */
@Component(service = Surroundings.class)
public final class SurroundingsComponent implements Surroundings {

  private static final String GROUP = "praetor.status";

  private final Map<Supplier<?>, String> reports = new ConcurrentHashMap<>();

  @Reference(
      target = "(" + GossipPool.POOL + "=" + GossipPool.LAN + ")",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile GossipPool lan;

  @Reference(
      target = "(" + GossipPool.POOL + "=" + GossipPool.WAN + ")",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile GossipPool wan;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Servers servers;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Consensus consensus;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ApiRelay relay;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ApiServer api;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile AgentTokens tokens;

  @Reference(
      target = "(praetor.reload=true)",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Runnable reload;

  @Reference(
      target = "(praetor.stop=true)",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Runnable stop;

  @Reference(
      service = Supplier.class,
      target = "(" + GROUP + "=*)",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addReport(Supplier<?> report, Map<String, ?> properties) {
    reports.put(report, String.valueOf(properties.get(GROUP)));
  }

  void removeReport(Supplier<?> report) {
    reports.remove(report);
  }

  @Override
  public GossipPool lan() {
    return present(lan, "gossip");
  }

  @Override
  public GossipPool wan() {
    return wan;
  }

  @Override
  public Servers servers() {
    return servers;
  }

  @Override
  public Consensus consensus() {
    return consensus;
  }

  @Override
  public ApiRelay relay() {
    return relay;
  }

  @Override
  public ApiServer api() {
    return api;
  }

  @Override
  public String secret(AgentTokens.Purpose purpose) {
    AgentTokens own = tokens;
    return own == null ? "" : own.secret(purpose);
  }

  @Override
  public Runnable reload() {
    return present(reload, "configuration");
  }

  @Override
  public Runnable stop() {
    return present(stop, "launcher");
  }

  @Override
  public Map<String, Map<String, String>> status() {
    Map<String, Map<String, String>> status = new TreeMap<>();
    reports.forEach(
        (report, group) -> {
          if (report.get() instanceof Map<?, ?> values) {
            Map<String, String> merged = status.computeIfAbsent(group, name -> new TreeMap<>());
            values.forEach((name, value) -> merged.put(name.toString(), value.toString()));
          }
        });
    return status;
  }

  private static <T> T present(T service, String what) {
    if (service == null) {
      throw new UnavailableException(
          "Not available just now: " + what + " is starting or being replaced. Please try again.");
    }
    return service;
  }
}
