package io.praetor.rpc.internal.server;

import io.netty.channel.EventLoop;
import io.praetor.rpc.internal.server.Protocols.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Where the calls of one connection wait while nobody answers their protocol: the bundle that does
 * may be starting, or be exchanged. Those of one protocol keep their order. On the connection's
 * event loop.
 */
final class WaitingRoom<T> {

  /** How long a provider may be missing before a caller is told. */
  static final long PATIENCE_MILLIS = 2_000;

  private final Protocols<T> protocols;
  private final ByteBudget budget;
  private final EventLoop loop;
  private final Executor runner;
  private final Map<String, Queue<Visitor<T>>> queues = new HashMap<>();
  private final Runnable retry;

  /**
   * Who waits.
   *
   * @param served takes the provider when there is one
   * @param sentAway is run when there was none for too long
   * @param bytes that it holds meanwhile
   */
  record Visitor<T>(Consumer<Entry<T>> served, Runnable sentAway, int bytes) {}

  /**
   * Makes an empty one.
   *
   * @param runner runs tasks on the loop and sends what they wrote
   */
  WaitingRoom(Protocols<T> protocols, ByteBudget budget, EventLoop loop, Executor runner) {
    this.protocols = protocols;
    this.budget = budget;
    this.loop = loop;
    this.runner = runner;
    this.retry = () -> runner.execute(this::serve);
  }

  void enter(String protocol, Visitor<T> visitor) {
    Entry<T> provider = queues.containsKey(protocol) ? null : protocols.find(protocol);
    if (provider != null) {
      visitor.served.accept(provider);
      return;
    }
    if (!budget.take(visitor.bytes)) {
      visitor.sentAway.run();
      return;
    }
    if (queues.isEmpty()) {
      protocols.watch(retry);
    }
    queues.computeIfAbsent(protocol, name -> new ArrayDeque<>()).add(visitor);
    var unused =
        loop.schedule(
            () -> runner.execute(() -> sendAway(protocol, visitor)),
            PATIENCE_MILLIS,
            TimeUnit.MILLISECONDS);
    // One that came before the watch was set has told nobody.
    serve(protocol);
    unwatchIfEmpty();
  }

  private void serve() {
    List.copyOf(queues.keySet()).forEach(this::serve);
    unwatchIfEmpty();
  }

  private void serve(String protocol) {
    Entry<T> provider = protocols.find(protocol);
    if (provider != null) {
      List<Visitor<T>> visitors = new ArrayList<>(queues.remove(protocol));
      visitors.forEach(visitor -> budget.give(visitor.bytes));
      visitors.forEach(visitor -> visitor.served.accept(provider));
    }
  }

  private void sendAway(String protocol, Visitor<T> visitor) {
    Queue<Visitor<T>> queue = queues.get(protocol);
    if (queue == null || !queue.remove(visitor)) {
      return;
    }
    budget.give(visitor.bytes);
    if (queue.isEmpty()) {
      queues.remove(protocol);
    }
    unwatchIfEmpty();
    visitor.sentAway.run();
  }

  private void unwatchIfEmpty() {
    if (queues.isEmpty()) {
      protocols.unwatch(retry);
    }
  }

  /** The connection is gone, and nobody waits any more. */
  void close() {
    queues.values().forEach(queue -> queue.forEach(visitor -> budget.give(visitor.bytes)));
    queues.clear();
    protocols.unwatch(retry);
  }
}
