package io.praetor.gossip.internal.swim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BroadcastQueuePropertyTest {

  private static final int OVERHEAD = 2;

  /** Whatever the lengths: no packet is overfull, and each message is told exactly so often. */
  @Property(tries = 300)
  void shouldTellEverythingThatFitsExactlySoOften(
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 300) Integer> lengths,
      @ForAll @IntRange(min = 60, max = 400) int space,
      @ForAll @IntRange(min = 1, max = 6) int transmits) {
    BroadcastQueue queue = new BroadcastQueue(100);
    IdentityHashMap<byte[], Integer> told = new IdentityHashMap<>();
    for (int length : lengths) {
      byte[] message = new byte[length];
      told.put(message, 0);
      queue.offer(null, message);
    }
    List<byte[]> packet = new ArrayList<>();
    do {
      packet.clear();
      int left = queue.take(packet, space, OVERHEAD, 255, transmits);
      int used = packet.stream().mapToInt(part -> part.length + OVERHEAD).sum();
      assertEquals(space - used, left);
      assertTrue(left >= 0);
      packet.forEach(message -> told.merge(message, 1, Integer::sum));
    } while (!packet.isEmpty());
    told.forEach(
        (message, times) ->
            assertEquals(message.length + OVERHEAD <= space ? transmits : 0, times));
  }
}
