package io.praetor.gossip.internal.pool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In the LAN are agents of one datacenter, each with an id of its own. What is no Consul agent at
 * all, such as a plain serf agent, has neither and may come.
 */
record LanJoinRule(String datacenter, String nodeName, String nodeId) implements JoinRule {

  @Override
  public String complaint(List<Candidate> candidates) {
    Map<String, String> namesById = new HashMap<>();
    for (Candidate candidate : candidates) {
      String complaint = conflict(candidate, namesById);
      if (complaint == null) {
        complaint = foreign(candidate);
      }
      if (complaint != null) {
        return complaint;
      }
    }
    return null;
  }

  private String conflict(Candidate candidate, Map<String, String> namesById) {
    String id = candidate.tag("id");
    if (id.isEmpty() || candidate.left()) {
      return null;
    }
    if (id.equals(nodeId) && !candidate.name().equals(nodeName)) {
      return "Member '%s' has conflicting node ID '%s' with this agent's ID"
          .formatted(candidate.name(), id);
    }
    String other = namesById.put(id, candidate.name());
    return other == null
        ? null
        : "Member '%s' has conflicting node ID '%s' with member '%s'"
            .formatted(candidate.name(), id, other);
  }

  private String foreign(Candidate candidate) {
    boolean agent = candidate.isServer() || candidate.tag("role").equals("node");
    return agent && !candidate.tag("dc").equals(datacenter)
        ? "Member '%s' part of wrong datacenter '%s'"
            .formatted(candidate.name(), candidate.tag("dc"))
        : null;
  }
}
