package io.praetor.gossip.internal.pool;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.transport.AllowedNetworks;
import java.util.List;

/** Members are of some networks only, whoever else they are. */
record NetworkJoinRule(AllowedNetworks networks, JoinRule others) implements JoinRule {

  @Override
  public String complaint(List<Candidate> candidates) {
    for (Candidate candidate : candidates) {
      Endpoint at = candidate.endpoint();
      if (at != null && !networks.contains(at.address())) {
        return "Member '%s' has the address %s, which is not of an allowed network"
            .formatted(candidate.name(), at.address().getHostAddress());
      }
    }
    return others.complaint(candidates);
  }
}
