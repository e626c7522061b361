package io.praetor.gossip.internal.swim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BroadcastQueueTest {

  private static final int OVERHEAD = 2;
  private static final int MANY = 255;

  private final BroadcastQueue queue = new BroadcastQueue(10);

  private List<Integer> lengths(int space, int transmits) {
    List<byte[]> packet = new ArrayList<>();
    queue.take(packet, space, OVERHEAD, MANY, transmits);
    return packet.stream().map(message -> message.length).toList();
  }

  @Test
  void shouldTellEachThingALimitedNumberOfTimes() {
    queue.offer(null, new byte[5]);
    for (int i = 0; i < 3; i++) {
      assertEquals(List.of(5), lengths(100, 3));
    }
    assertEquals(List.of(), lengths(100, 3));
    assertEquals(0, queue.size());
  }

  @Test
  void shouldTakeTheLongestThatFitsFirst() {
    queue.offer(null, new byte[10]);
    queue.offer(null, new byte[30]);
    queue.offer(null, new byte[20]);
    assertEquals(List.of(20), lengths(31, 9));
    assertEquals(List.of(30), lengths(34, 9));
    assertEquals(List.of(10, 20), lengths(34, 9));
  }

  @Test
  void shouldPreferWhatWasToldLess() {
    queue.offer(null, new byte[30]);
    lengths(100, 9);
    queue.offer(null, new byte[10]);
    assertEquals(List.of(10, 30), lengths(100, 9));
    assertEquals(List.of(10), lengths(20, 9));
  }

  @Test
  void shouldKeepOnlyTheNewerOfOneKey() {
    queue.offer("a", new byte[1]);
    queue.offer("b", new byte[2]);
    queue.offer("a", new byte[3]);
    assertEquals(List.of(3, 2), lengths(100, 1));
    assertFalse(queue.holds("a"));
  }

  @Test
  void shouldDropWhatWasToldMostWhenItIsFull() {
    queue.offer("old", new byte[50]);
    lengths(100, 9);
    for (int i = 0; i < 10; i++) {
      queue.offer("k" + i, new byte[1]);
    }
    assertEquals(10, queue.size());
    assertFalse(queue.holds("old"));
    assertTrue(queue.holds("k0"));
  }

  @Test
  void shouldNotPutMorePartsIntoAPacketThanAllowed() {
    queue.offer(null, new byte[1]);
    queue.offer(null, new byte[1]);
    List<byte[]> packet = new ArrayList<>();
    assertEquals(97, queue.take(packet, 100, OVERHEAD, 1, 9));
    assertEquals(1, packet.size());
  }
}
