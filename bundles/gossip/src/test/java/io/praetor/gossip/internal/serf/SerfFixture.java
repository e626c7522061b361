package io.praetor.gossip.internal.serf;

import io.praetor.api.gossip.MemberStatus;
import io.praetor.gossip.internal.coordinate.CoordinateClient;
import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.NodeState;
import io.praetor.gossip.internal.message.Versions;
import io.praetor.gossip.internal.swim.SwimEffect;
import io.praetor.gossip.internal.swim.SwimEvent;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One serf layer on an imagined layer below, in an imagined time. */
final class SerfFixture {

  static final long GOSSIP_MILLIS = 200;
  static final long LEAVE_MILLIS = 3_000;

  private final FakeKeys keys = new FakeKeys();
  private final Serf serf;
  private long nowNanos;

  SerfFixture(String name) {
    this(name, false, SerfOptions.Clocks.NONE);
  }

  SerfFixture(String name, boolean conflictVote, SerfOptions.Clocks restored) {
    SerfOptions options =
        new SerfOptions(
            node(name, 1),
            GOSSIP_MILLIS,
            3,
            4,
            TimeUnit.HOURS.toMillis(72),
            TimeUnit.HOURS.toMillis(24),
            LEAVE_MILLIS,
            true,
            conflictVote,
            restored);
    CoordinateClient place = new CoordinateClient(new SplittableRandom(1));
    serf = new Serf(options, keys, place, new SplittableRandom(1), nowNanos);
  }

  /** A node at 10.0.0.{@code last}. */
  static NodeRecord node(String name, int last) {
    return node(name, last, Map.of("role", "node"), NodeState.ALIVE);
  }

  static NodeRecord node(String name, int last, Map<String, String> tags, NodeState state) {
    return new NodeRecord(
        name, endpoint(last), TagCodec.encode(tags), 1, state, new Versions(1, 5, 2, 2, 5, 4));
  }

  static Endpoint endpoint(int last) {
    try {
      return new Endpoint(InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last}), 8301);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  Serf serf() {
    return serf;
  }

  FakeKeys keys() {
    return keys;
  }

  List<SerfEffect> step(SerfEvent event) {
    return serf.step(event, nowNanos);
  }

  List<SerfEffect> joined(NodeRecord node) {
    return step(new SerfEvent.Noticed(new SwimEffect.Joined(node)));
  }

  List<SerfEffect> gone(NodeRecord node) {
    return step(new SerfEvent.Noticed(new SwimEffect.Left(node)));
  }

  List<SerfEffect> hears(SerfMessage message) {
    return hears(SerfEncoder.encode(message));
  }

  List<SerfEffect> hears(byte[] message) {
    return step(new SerfEvent.Noticed(new SwimEffect.Delivered(message)));
  }

  /** Lets time pass, with a tick whenever one is due. */
  List<SerfEffect> pass(long millis) {
    List<SerfEffect> effects = new ArrayList<>();
    long end = nowNanos + TimeUnit.MILLISECONDS.toNanos(millis);
    while (serf.nextTick(nowNanos) - end <= 0) {
      nowNanos = Math.max(nowNanos, serf.nextTick(nowNanos));
      effects.addAll(step(new SerfEvent.Tick()));
    }
    nowNanos = end;
    return effects;
  }

  MemberStatus status(String name) {
    return serf.member(name) == null ? null : serf.member(name).status();
  }

  /** Messages that all members are to hear. */
  static List<SerfMessage> broadcasts(List<SerfEffect> effects) {
    return below(effects)
        .filter(SwimEvent.Broadcast.class::isInstance)
        .map(event -> decode(((SwimEvent.Broadcast) event).payload()))
        .toList();
  }

  static Stream<SwimEvent> below(List<SerfEffect> effects) {
    return of(effects, SerfEffect.Below.class).map(SerfEffect.Below::event);
  }

  static <T extends SerfEffect> Stream<T> of(List<SerfEffect> effects, Class<T> type) {
    return effects.stream().filter(type::isInstance).map(type::cast);
  }

  static SerfMessage decode(byte[] message) {
    try {
      return SerfDecoder.decode(message);
    } catch (io.praetor.gossip.internal.wire.MalformedMessageException e) {
      throw new AssertionError(e);
    }
  }

  /** Keys that are only counted. */
  static final class FakeKeys implements KeyHolder {
    final List<byte[]> keys = new ArrayList<>();
    String refusal;

    @Override
    public boolean encrypted() {
      return !keys.isEmpty();
    }

    @Override
    public List<byte[]> keys() {
      return keys;
    }

    @Override
    public KeyAnswer apply(KeyOperation operation, byte[] key) {
      if (refusal != null) {
        return KeyAnswer.refused(refusal);
      }
      keys.add(key);
      return KeyAnswer.done();
    }
  }
}
