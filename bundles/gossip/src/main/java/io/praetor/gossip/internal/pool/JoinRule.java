package io.praetor.gossip.internal.pool;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.NodeState;
import io.praetor.gossip.internal.serf.TagCodec;
import java.util.List;
import java.util.Map;

/** Who may be in a pool with this member. */
interface JoinRule {

  /**
   * Looks at nodes that another member brings, or at one that speaks for itself.
   *
   * @return why they may not be let in, in Consul's words; null when they may
   */
  String complaint(List<Candidate> candidates);

  /** A node as it describes itself. */
  record Candidate(String name, Endpoint endpoint, Map<String, String> tags, boolean left) {

    static Candidate of(NodeRecord node) {
      return new Candidate(
          node.name(),
          node.endpoint(),
          TagCodec.decode(node.meta()),
          node.state() == NodeState.LEFT);
    }

    String tag(String key) {
      return tags.getOrDefault(key, "");
    }

    boolean isServer() {
      return tag("role").equals("consul");
    }
  }
}
