package io.praetor.gossip.internal.serf;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.wire.MalformedMessageException;

/**
 * Two nodes use one name: each asks the others whom they know by it, and the one that fewer know
 * goes.
 */
final class ConflictVote implements RunningQueries.Answers {

  private final Endpoint self;
  private final Outbox out;
  private int answers;
  private int matching;

  ConflictVote(Endpoint self, Outbox out) {
    this.self = self;
    this.out = out;
  }

  @Override
  public void answered(String from, byte[] payload) {
    Endpoint place;
    try {
      place = ConflictCodec.place(payload);
    } catch (MalformedMessageException e) {
      // A vote that cannot be read does not count, for neither side.
      return;
    }
    answers++;
    if (self.equals(place)) {
      matching++;
    }
  }

  @Override
  public void closed() {
    if (matching < answers / 2 + 1) {
      out.add(new SerfEffect.Outvoted(matching, answers));
    }
  }
}
