package io.praetor.gossip.internal.serf;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.swim.SwimEvent;
import java.util.ArrayList;
import java.util.List;

/** Collects the effects of one step. */
final class Outbox {

  /** Queues of the layer below, in the order in which serf empties its own. */
  enum Lane {
    INTENTS(0),
    QUERIES(1),
    EVENTS(2);

    private final int number;

    Lane(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  private List<SerfEffect> effects = new ArrayList<>();

  void add(SerfEffect effect) {
    effects.add(effect);
  }

  void below(SwimEvent event) {
    add(new SerfEffect.Below(event));
  }

  void changed(MemberEntry member, SerfEffect.Change why) {
    add(new SerfEffect.Changed(member.member(), why));
  }

  /** Every member is to hear this. No message of this layer makes an older one void. */
  void broadcast(Lane lane, byte[] message) {
    below(new SwimEvent.Broadcast(lane.number, null, message));
  }

  void send(Endpoint to, byte[] message) {
    add(new SerfEffect.Send(to, message));
  }

  List<SerfEffect> drain() {
    List<SerfEffect> drained = effects;
    effects = new ArrayList<>();
    return drained;
  }
}
