package io.praetor.gossip.internal.pool;

import java.util.List;

/** In the WAN are servers only. */
record WanJoinRule() implements JoinRule {

  @Override
  public String complaint(List<Candidate> candidates) {
    for (Candidate candidate : candidates) {
      if (!candidate.isServer()) {
        return "Member '%s' is not a server".formatted(candidate.name());
      }
    }
    return null;
  }
}
