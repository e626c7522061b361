package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.MessageEncoder;
import java.util.ArrayList;
import java.util.List;

/** Collects what one step does; broadcasts ride on every packet. */
final class Outbox {

  private final MessageEncoder encoder;
  private final Broadcasts broadcasts;
  private List<SwimEffect> effects = new ArrayList<>();

  Outbox(MessageEncoder encoder, Broadcasts broadcasts) {
    this.encoder = encoder;
    this.broadcasts = broadcasts;
  }

  void effect(SwimEffect effect) {
    effects.add(effect);
  }

  void send(Endpoint to, Message... messages) {
    List<byte[]> first = new ArrayList<>(messages.length);
    for (Message message : messages) {
      first.add(encoder.encode(message));
    }
    effects.add(new SwimEffect.Send(to, broadcasts.fill(first)));
  }

  /** Sends only what waits to be told; false when nothing does. */
  boolean gossip(Endpoint to) {
    List<byte[]> packet = broadcasts.fill(List.of());
    if (packet.isEmpty()) {
      return false;
    }
    effects.add(new SwimEffect.Send(to, packet));
    return true;
  }

  List<SwimEffect> drain() {
    List<SwimEffect> drained = effects;
    effects = new ArrayList<>();
    return drained;
  }
}
