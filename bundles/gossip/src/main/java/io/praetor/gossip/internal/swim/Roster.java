package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.NodeRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * The known nodes, this one among them, in the order in which they are probed: a round-robin over a
 * list that is shuffled after each round, which bounds the time until a dead node is noticed (SWIM
 * §4.3).
 */
final class Roster {

  /** Draws for each wanted node per known node; many are in vain when most are not eligible. */
  private static final int DRAWS_PER_NODE = 3;

  private final RandomGenerator random;
  private final Map<String, Peer> byName = new HashMap<>();
  private final List<Peer> order = new ArrayList<>();
  private int cursor;

  Roster(RandomGenerator random) {
    this.random = random;
  }

  int size() {
    return order.size();
  }

  Peer get(String name) {
    return byName.get(name);
  }

  /**
   * Puts it at a random place: at the end, a node that joins would be probed last, and the expected
   * time of detection would grow.
   */
  void add(Peer peer) {
    byName.put(peer.name(), peer);
    order.add(peer);
    Collections.swap(order, random.nextInt(order.size()), order.size() - 1);
  }

  void remove(String name) {
    Peer peer = byName.remove(name);
    int place = order.indexOf(peer);
    order.remove(place);
    if (place < cursor) {
      cursor--;
    }
  }

  /**
   * The next in the round; null when there is none.
   *
   * @param eligible who may be probed
   * @param forgettable who is dropped between two rounds
   */
  Peer next(Predicate<Peer> eligible, Predicate<Peer> forgettable) {
    for (int looked = 0; looked <= order.size(); looked++) {
      if (cursor >= order.size()) {
        newRound(forgettable);
      }
      if (cursor < order.size()) {
        Peer peer = order.get(cursor++);
        if (eligible.test(peer)) {
          return peer;
        }
      }
    }
    return null;
  }

  private void newRound(Predicate<Peer> forgettable) {
    cursor = 0;
    order.removeIf(
        peer -> {
          boolean forget = forgettable.test(peer);
          if (forget) {
            byName.remove(peer.name());
          }
          return forget;
        });
    for (int i = order.size(); i > 1; i--) {
      Collections.swap(order, i - 1, random.nextInt(i));
    }
  }

  /** Up to so many different ones, by chance. */
  List<Peer> pick(int wanted, Predicate<Peer> eligible) {
    List<Peer> picked = new ArrayList<>(wanted);
    for (int i = DRAWS_PER_NODE * order.size(); i > 0 && picked.size() < wanted; i--) {
      Peer peer = order.get(random.nextInt(order.size()));
      if (eligible.test(peer) && !picked.contains(peer)) {
        picked.add(peer);
      }
    }
    return picked;
  }

  List<NodeRecord> records() {
    return order.stream().map(Peer::record).toList();
  }
}
