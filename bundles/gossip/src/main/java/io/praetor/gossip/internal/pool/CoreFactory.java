package io.praetor.gossip.internal.pool;

import io.praetor.api.config.GossipSettings;
import io.praetor.gossip.internal.coordinate.CoordinateClient;
import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.MessageEncoder;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.NodeState;
import io.praetor.gossip.internal.message.Versions;
import io.praetor.gossip.internal.serf.KeyHolder;
import io.praetor.gossip.internal.serf.Serf;
import io.praetor.gossip.internal.serf.SerfOptions;
import io.praetor.gossip.internal.serf.TagCodec;
import io.praetor.gossip.internal.swim.Swim;
import io.praetor.gossip.internal.swim.SwimOptions;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Makes the state machines of a member from its settings. */
final class CoreFactory {

  /** As Consul's members: they understand serf 2 to 5 and speak 4. */
  private static final Versions VERSIONS = new Versions(1, 5, 2, 2, 5, 4);

  private static final int INDIRECT_CHECKS = 3;
  private static final int AWARENESS_MAX = 8;
  private static final int SUSPICION_MAX_MULT = 6;
  private static final long TO_DEAD_MILLIS = 30_000;
  private static final long RECLAIM_MILLIS = 30_000;

  private final GossipSettings settings;
  private final MessageEncoder encoder;
  private final int packetBytes;
  private final KeyHolder keys;
  private final CoordinateClient place;
  private final NodeRecord self;
  private final SerfOptions.Clocks restored;
  private final RandomGenerator random = new SplittableRandom();

  /**
   * For one pool.
   *
   * @param advertised where the others are told that this member is
   * @throws IllegalArgumentException when the tags are too long
   */
  CoreFactory(
      GossipSettings settings,
      MessageEncoder encoder,
      int packetBytes,
      KeyHolder keys,
      Endpoint advertised,
      SerfOptions.Clocks restored) {
    this.settings = settings;
    this.encoder = encoder;
    this.packetBytes = packetBytes;
    this.keys = keys;
    this.restored = restored;
    place = new CoordinateClient(random);
    self =
        new NodeRecord(
            settings.memberName(),
            advertised,
            TagCodec.encode(Tags.parse(settings.tags())),
            1,
            NodeState.ALIVE,
            VERSIONS);
  }

  Core first() {
    return make(self, restored);
  }

  /** The next life of a member that left; its tags, clocks and place stay. */
  Core next(Core before) {
    before.serf().members().forEach(member -> place.forget(member.name()));
    Map<String, String> tags = before.serf().self().tags();
    NodeRecord again =
        new NodeRecord(
            self.name(),
            self.endpoint(),
            TagCodec.encode(tags),
            before.swim().self().incarnation() + 1,
            NodeState.ALIVE,
            VERSIONS);
    return make(again, before.serf().numbers().clocks());
  }

  private Core make(NodeRecord member, SerfOptions.Clocks clocks) {
    long now = System.nanoTime();
    return new Core(
        new Swim(swim(member), encoder, random, now),
        new Serf(serf(member, clocks), keys, place, random, now));
  }

  private SwimOptions swim(NodeRecord member) {
    return new SwimOptions(
        member,
        new SwimOptions.Probing(
            settings.probeIntervalMillis(),
            settings.probeTimeoutMillis(),
            INDIRECT_CHECKS,
            true,
            AWARENESS_MAX),
        new SwimOptions.Suspecting(settings.suspicionMult(), SUSPICION_MAX_MULT),
        new SwimOptions.Gossiping(
            settings.gossipIntervalMillis(),
            settings.gossipNodes(),
            TO_DEAD_MILLIS,
            settings.retransmitMult(),
            packetBytes),
        new SwimOptions.Exchanging(settings.pushPullIntervalMillis()),
        RECLAIM_MILLIS,
        SwimOptions.Limits.USUAL);
  }

  private SerfOptions serf(NodeRecord member, SerfOptions.Clocks clocks) {
    return new SerfOptions(
        member,
        settings.gossipIntervalMillis(),
        settings.gossipNodes(),
        settings.retransmitMult(),
        settings.reconnectTimeoutMillis(),
        settings.tombstoneTimeoutMillis(),
        settings.leavePropagateMillis(),
        settings.coordinates(),
        false,
        clocks);
  }
}
