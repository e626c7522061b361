package io.praetor.gossip.internal.swim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What still has to be told. Each message is told a limited number of times; those told least go
 * first, and among them the longest that fits, so that packets are filled well.
 */
final class BroadcastQueue {

  private static final Comparator<Item> ORDER =
      Comparator.<Item>comparingInt(item -> item.transmits)
          .thenComparingInt(item -> -item.length)
          .thenComparingLong(item -> -item.order);

  private final int limit;
  private final TreeSet<Item> items = new TreeSet<>(ORDER);
  private final Map<String, Item> byKey = new HashMap<>();
  private long offered;

  private static final class Item {
    private final String key;
    private final byte[] message;
    private final int length;
    private final long order;
    private int transmits;

    Item(String key, byte[] message, int length, long order, int transmits) {
      this.key = key;
      this.message = message;
      this.length = length;
      this.order = order;
      this.transmits = transmits;
    }
  }

  /**
   * An empty one.
   *
   * @param limit messages; above it the one that was told most often goes
   */
  BroadcastQueue(int limit) {
    this.limit = limit;
  }

  int size() {
    return items.size();
  }

  boolean holds(String key) {
    return byKey.containsKey(key);
  }

  /**
   * Adds one.
   *
   * @param key an older one with it is dropped; null for none
   */
  void offer(String key, byte[] message) {
    Item item = new Item(key, message, message.length, offered++, 0);
    if (key != null) {
      Item older = byKey.put(key, item);
      if (older != null) {
        items.remove(older);
      }
    }
    items.add(item);
    while (items.size() > limit) {
      drop(items.last());
    }
  }

  /**
   * Takes what fits.
   *
   * @param packet is added to
   * @param space bytes that are left in it, each message costing its length and the overhead
   * @param count messages that may still be added
   * @param transmits times after which a message has been told enough
   * @return bytes that are left
   */
  int take(List<byte[]> packet, int space, int overhead, int count, int transmits) {
    List<Item> again = new ArrayList<>();
    int left = space;
    int room = count;
    Item item = room > 0 ? fitting(0, left - overhead) : null;
    while (item != null) {
      packet.add(item.message);
      left -= overhead + item.length;
      room--;
      drop(item);
      int tier = item.transmits;
      if (++item.transmits < transmits) {
        again.add(item);
      }
      item = room > 0 ? fitting(tier, left - overhead) : null;
    }
    again.forEach(this::putBack);
    return left;
  }

  /** The longest among the least told, from a tier on, that is not longer than the space. */
  private Item fitting(int from, int space) {
    int tier = from;
    while (space > 0) {
      Item item = items.ceiling(new Item(null, null, space, Long.MAX_VALUE, tier));
      if (item == null || item.transmits == tier) {
        return item;
      }
      tier = item.transmits;
    }
    return null;
  }

  private void putBack(Item item) {
    items.add(item);
    if (item.key != null) {
      byKey.put(item.key, item);
    }
  }

  private void drop(Item item) {
    items.remove(item);
    if (item.key != null) {
      byKey.remove(item.key, item);
    }
  }
}
