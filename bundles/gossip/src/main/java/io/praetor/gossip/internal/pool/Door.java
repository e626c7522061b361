package io.praetor.gossip.internal.pool;

import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.pool.JoinRule.Candidate;
import io.praetor.gossip.internal.transport.AllowedNetworks;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps out who does not belong here, and says so once for each. Used on the loop only. */
final class Door {

  private static final Logger LOG = LoggerFactory.getLogger(Door.class);

  /** Names that were complained of; more than these are complained of again. */
  private static final int REMEMBERED_MAX = 256;

  private final String pool;
  private final String self;
  private final JoinRule rule;
  private final JoinRule ruleForEach;
  private final Set<String> complained = new LinkedHashSet<>();

  /**
   * @param networks of members; who is elsewhere is left out, and those who know him are not
   */
  Door(String pool, String self, JoinRule rule, AllowedNetworks networks) {
    this.pool = pool;
    this.self = self;
    this.rule = rule;
    this.ruleForEach = new NetworkJoinRule(networks, rule);
  }

  /** Why these may not come in together; null when they may. */
  String complaint(List<NodeRecord> nodes) {
    return rule.complaint(nodes.stream().map(Candidate::of).toList());
  }

  /** Whether a node may come in, as far as it goes for itself. */
  boolean admits(NodeRecord node) {
    if (node.name().equals(self)) {
      return true;
    }
    String complaint = ruleForEach.complaint(List.of(Candidate.of(node)));
    if (complaint == null) {
      return true;
    }
    if (complained.size() >= REMEMBERED_MAX) {
      complained.clear();
    }
    if (complained.add(node.name())) {
      LOG.warn("{}: ignoring a member: {}", pool, complaint);
    }
    return false;
  }
}
