package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.MessageEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** All that still has to be told: membership first, then the lanes of the layer above. */
final class Broadcasts {

  /** Lanes of the layer above. */
  static final int LANES = 8;

  /** Type and number of parts of a compound packet. */
  static final int PACKET_OVERHEAD_BYTES = 2;

  /** Length of a part. */
  static final int PART_OVERHEAD_BYTES = 2;

  /** The number of parts is one byte. */
  static final int PARTS = 255;

  private final MessageEncoder encoder;
  private final int packetBytes;
  private final IntSupplier transmits;
  private final BroadcastQueue membership;
  private final List<BroadcastQueue> lanes = new ArrayList<>(LANES);

  /**
   * Empty.
   *
   * @param transmits how often something is told, as of now
   */
  Broadcasts(SwimOptions options, MessageEncoder encoder, IntSupplier transmits) {
    this.encoder = encoder;
    this.packetBytes = options.gossiping().packetBytes();
    this.transmits = transmits;
    int limit = options.limits().broadcasts();
    membership = new BroadcastQueue(limit);
    for (int i = 0; i < LANES; i++) {
      lanes.add(new BroadcastQueue(limit));
    }
  }

  /** News of a node; older news of it need not be told any more. */
  void tell(String node, Message news) {
    byte[] encoded = encoder.encode(news);
    // What no packet can carry would wait forever; full exchanges carry it.
    if (encoded.length <= largest()) {
      membership.offer(node, encoded);
    }
  }

  void tell(SwimEvent.Broadcast broadcast) {
    byte[] encoded = encoder.encode(new Message.User(broadcast.payload()));
    if (encoded.length > largest()) {
      throw new IllegalArgumentException(
          "a broadcast of " + encoded.length + " bytes does not fit into a packet");
    }
    lanes.get(broadcast.lane()).offer(broadcast.key(), encoded);
  }

  boolean isEmpty() {
    return membership.size() == 0 && lanes.stream().allMatch(lane -> lane.size() == 0);
  }

  /** How many messages of a lane wait. */
  int waiting(int lane) {
    return lanes.get(lane).size();
  }

  private int largest() {
    return packetBytes - PACKET_OVERHEAD_BYTES - PART_OVERHEAD_BYTES;
  }

  /** A packet of these messages and as much of what waits as fits beside them. */
  List<byte[]> fill(List<byte[]> first) {
    List<byte[]> packet = new ArrayList<>(first);
    int space = packetBytes - PACKET_OVERHEAD_BYTES;
    for (byte[] message : first) {
      space -= PART_OVERHEAD_BYTES + message.length;
    }
    int times = transmits.getAsInt();
    space = take(membership, packet, space, times);
    for (BroadcastQueue lane : lanes) {
      space = take(lane, packet, space, times);
    }
    return packet;
  }

  private int take(BroadcastQueue queue, List<byte[]> packet, int space, int times) {
    return queue.size() == 0
        ? space
        : queue.take(packet, space, PART_OVERHEAD_BYTES, PARTS - packet.size(), times);
  }
}
