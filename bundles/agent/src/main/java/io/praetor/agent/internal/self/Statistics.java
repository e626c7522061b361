package io.praetor.agent.internal.self;

import io.praetor.agent.internal.Surroundings;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.RaftStatus;
import io.praetor.api.rpc.ApiRelay;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Numbers for people, in Consul's groups and names: what the parts publish of themselves, and what
 * is known without them. Groups that Consul does not have are shown elsewhere.
 */
final class Statistics {

  /** What parts may add to. What the log says of itself is in words of its own. */
  private static final Set<String> GROUPS =
      Set.of("agent", "build", "consul", "runtime", "serf_lan", "serf_wan");

  private final Identity identity;
  private final Surroundings surroundings;

  Statistics(Identity identity, Surroundings surroundings) {
    this.identity = identity;
    this.surroundings = surroundings;
  }

  Map<String, Map<String, String>> collect() {
    Map<String, Map<String, String>> groups = new TreeMap<>();
    groups.put("agent", agent());
    groups.put("build", build());
    groups.put("runtime", runtime());
    Consensus consensus = surroundings.consensus();
    RaftStatus raft = consensus == null ? null : consensus.status();
    groups.put("consul", consul(raft));
    if (raft != null) {
      groups.put("raft", RaftNumbers.of(raft));
    }
    addPools(groups);
    surroundings
        .status()
        .forEach(
            (group, values) -> {
              if (GROUPS.contains(group)) {
                groups.computeIfAbsent(group, name -> new TreeMap<>()).putAll(values);
              }
            });
    return groups;
  }

  private void addPools(Map<String, Map<String, String>> groups) {
    try {
      groups.put("serf_lan", new TreeMap<>(surroundings.lan().stats()));
    } catch (UnavailableException e) {
      groups.put("serf_lan", new TreeMap<>()); // it is said elsewhere that gossip is away
    }
    GossipPool wan = surroundings.wan();
    if (wan != null) {
      groups.put("serf_wan", new TreeMap<>(wan.stats()));
    }
  }

  private static Map<String, String> agent() {
    return new TreeMap<>(
        Map.of("check_monitors", "0", "check_ttls", "0", "checks", "0", "services", "0"));
  }

  private Map<String, String> build() {
    return new TreeMap<>(Map.of("prerelease", "", "revision", "", "version", identity.version()));
  }

  private static Map<String, String> runtime() {
    String processors = Integer.toString(Runtime.getRuntime().availableProcessors());
    return new TreeMap<>(
        Map.of(
            "arch",
            System.getProperty("os.arch"),
            "cpu_count",
            processors,
            "goroutines",
            Integer.toString(Thread.activeCount()),
            "max_procs",
            processors,
            "os",
            System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT),
            "version",
            "java" + System.getProperty("java.version")));
  }

  private Map<String, String> consul(RaftStatus raft) {
    Map<String, String> values = new TreeMap<>();
    values.put("acl", "disabled");
    values.put("server", Boolean.toString(identity.server()));
    ApiRelay relay = surroundings.relay();
    if (identity.server()) {
      int datacenters = relay == null ? 1 : relay.datacenters().size();
      values.put("bootstrap", Boolean.toString(raft != null && raft.peers().size() == 1));
      values.put("known_datacenters", Integer.toString(datacenters));
      values.put("leader", Boolean.toString(raft != null && raft.leader()));
      values.put("leader_addr", raft == null ? "" : raft.leaderAddress());
    } else {
      values.put("known_servers", Long.toString(knownServers()));
    }
    return values;
  }

  private long knownServers() {
    try {
      return surroundings.lan().members().stream()
          .filter(member -> member.tag("role").equals("consul"))
          .count();
    } catch (UnavailableException e) {
      return 0; // none are known while gossip is away
    }
  }
}
