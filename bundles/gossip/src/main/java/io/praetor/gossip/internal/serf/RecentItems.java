package io.praetor.gossip.internal.serf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;

/**
 * What was heard at the last Lamport times, to tell news from repetition. A message may arrive many
 * times and by many ways; it counts once. Bounded in times, in items of one time, and in bytes.
 *
 * @param <T> has a value-based {@code equals}
 */
final class RecentItems<T> {

  /** Several members may speak at one time; this many are believed. */
  static final int ITEMS_AT_ONE_TIME_MAX = 64;

  private final Slot<T>[] slots;
  private final ToIntFunction<T> size;
  private final long bytesMax;
  private long bytes;
  private long minTime;

  @SuppressWarnings("unchecked")
  RecentItems(int times, ToIntFunction<T> size, long bytesMax) {
    this.slots = (Slot<T>[]) new Slot<?>[times];
    this.size = size;
    this.bytesMax = bytesMax;
  }

  /** What was before this time is not news, whether it is remembered or not. */
  void ignoreBefore(long time) {
    minTime = Math.max(minTime, time);
  }

  /**
   * Notes an item.
   *
   * @param now the clock, which has witnessed {@code time}
   * @return whether it is news
   */
  boolean add(long time, long now, T item) {
    if (time < minTime || (now > slots.length && time < now - slots.length)) {
      return false;
    }
    int index = (int) (time % slots.length);
    Slot<T> slot = slots[index];
    if (slot == null || slot.time != time) {
      forget(index);
      slot = new Slot<>(time);
      slots[index] = slot;
    }
    if (slot.items.size() >= ITEMS_AT_ONE_TIME_MAX || slot.items.contains(item)) {
      return false;
    }
    slot.items.add(item);
    bytes += size.applyAsInt(item);
    while (bytes > bytesMax && forgetOldestBut(index)) {}
    return true;
  }

  void forEach(BiConsumer<Long, List<T>> consumer) {
    for (Slot<T> slot : slots) {
      if (slot != null) {
        consumer.accept(slot.time, slot.items);
      }
    }
  }

  private boolean forgetOldestBut(int kept) {
    int oldest = -1;
    for (int i = 0; i < slots.length; i++) {
      if (i != kept && slots[i] != null && (oldest < 0 || slots[i].time < slots[oldest].time)) {
        oldest = i;
      }
    }
    if (oldest < 0) {
      return false;
    }
    // Its items would pass for news if they came again.
    ignoreBefore(slots[oldest].time + 1);
    forget(oldest);
    return true;
  }

  private void forget(int index) {
    if (slots[index] != null) {
      slots[index].items.forEach(item -> bytes -= size.applyAsInt(item));
      slots[index] = null;
    }
  }

  private static final class Slot<T> {
    private final long time;
    private final List<T> items = new ArrayList<>(1);

    private Slot(long time) {
      this.time = time;
    }
  }
}
