package io.praetor.rpc.internal.relay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The servers of one datacenter in the order in which they are tried. The order is every agent's
 * own, so that the load of many agents spreads; it holds until a server fails, so that connections
 * are kept. Thread-safe.
 */
final class ServerRing {

  private final Random random;
  private List<Server> order = List.of();

  ServerRing(Random random) {
    this.random = random;
  }

  /**
   * Takes over what is known now. Those that stay keep their place, new ones come to a random one:
   * an order that was random stays so.
   */
  synchronized void update(List<Server> alive) {
    List<Server> next = new ArrayList<>(order);
    next.retainAll(alive);
    for (Server server : alive) {
      if (!next.contains(server)) {
        next.add(random.nextInt(next.size() + 1), server);
      }
    }
    order = List.copyOf(next);
  }

  /** Whom to ask now. */
  synchronized Optional<Server> first() {
    return order.isEmpty() ? Optional.empty() : Optional.of(order.get(0));
  }

  /** To the back with it; a late complaint about one that is there already changes nothing. */
  synchronized void failed(Server server) {
    if (order.size() > 1 && order.get(0).equals(server)) {
      List<Server> next = new ArrayList<>(order.subList(1, order.size()));
      next.add(server);
      order = List.copyOf(next);
    }
  }

  synchronized void shuffle() {
    List<Server> next = new ArrayList<>(order);
    Collections.shuffle(next, random);
    order = List.copyOf(next);
  }

  synchronized int size() {
    return order.size();
  }
}
