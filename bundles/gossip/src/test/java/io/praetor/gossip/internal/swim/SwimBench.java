package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.NodeState;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** One member on a bench: what goes in is made by hand, what comes out is kept. */
final class SwimBench {

  static final int PACKET_BYTES = 1_400;

  final Swim swim;
  final List<SwimEffect> effects = new ArrayList<>();
  private final SimCodec codec = new SimCodec();
  private long now = TimeUnit.SECONDS.toNanos(100);

  SwimBench() {
    this(options -> options);
  }

  SwimBench(UnaryOperator<SwimOptions> change) {
    swim =
        new Swim(
            change.apply(SwimOptions.lan(record(0, 1), PACKET_BYTES)),
            codec,
            new SplittableRandom(1),
            now);
  }

  static NodeRecord record(int index, long incarnation) {
    return record(index, incarnation, NodeState.ALIVE, new byte[] {1});
  }

  static NodeRecord record(int index, long incarnation, NodeState state, byte[] meta) {
    return new NodeRecord(
        name(index), SimNetwork.endpoint(index), meta, incarnation, state, SimNetwork.VERSIONS);
  }

  static String name(int index) {
    return "node" + index;
  }

  /** Feeds an event, and forgets what came out before. */
  List<SwimEffect> give(SwimEvent event) {
    effects.clear();
    effects.addAll(swim.step(event, now));
    return effects;
  }

  List<SwimEffect> receive(Message message) {
    return give(new SwimEvent.Received(SimNetwork.endpoint(1), message));
  }

  List<SwimEffect> alive(int index, long incarnation) {
    return receive(new Message.Alive(record(index, incarnation)));
  }

  List<SwimEffect> suspect(int index, long incarnation, int from) {
    return receive(new Message.Suspect(incarnation, name(index), name(from)));
  }

  List<SwimEffect> dead(int index, long incarnation, int from) {
    return receive(new Message.Dead(incarnation, name(index), name(from)));
  }

  /** Lets time pass, tick by tick, and keeps all that comes out. */
  List<SwimEffect> pass(long millis) {
    effects.clear();
    long end = now + TimeUnit.MILLISECONDS.toNanos(millis);
    while (swim.nextTick() <= end) {
      now = Math.max(now, swim.nextTick());
      effects.addAll(swim.step(new SwimEvent.Tick(), now));
    }
    now = end;
    return effects;
  }

  /** Lets time pass in which the member does not run. */
  void sleep(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  NodeState state(int index) {
    NodeRecord record = swim.node(name(index));
    return record == null ? null : record.state();
  }

  long incarnation(int index) {
    return swim.node(name(index)).incarnation();
  }

  <T extends SwimEffect> List<T> effects(Class<T> kind) {
    return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** All messages of a kind that were sent. */
  <T extends Message> List<T> sent(Class<T> kind) {
    return effects(SwimEffect.Send.class).stream()
        .flatMap(send -> send.messages().stream())
        .map(codec::decode)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** Packets to a node. */
  List<SwimEffect.Send> sentTo(int index) {
    Endpoint endpoint = SimNetwork.endpoint(index);
    return effects(SwimEffect.Send.class).stream()
        .filter(send -> send.to().equals(endpoint))
        .toList();
  }

  List<Message> decoded(SwimEffect.Send send) {
    return send.messages().stream().map(codec::decode).toList();
  }
}
