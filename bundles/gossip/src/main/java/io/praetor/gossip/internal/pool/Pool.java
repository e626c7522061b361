package io.praetor.gossip.internal.pool;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.gossip.Coordinate;
import io.praetor.api.gossip.GossipListener;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.JoinResult;
import io.praetor.api.gossip.Keyring;
import io.praetor.api.gossip.Member;
import io.praetor.gossip.internal.serf.SerfEvent;
import io.praetor.gossip.internal.serf.TagCodec;
import io.praetor.gossip.internal.serf.UserEventLimit;
import io.praetor.gossip.internal.transport.Transport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/** A pool as other bundles see it: any thread may come, the loop does the work. */
final class Pool implements GossipPool {

  private final Transport transport;
  private final PoolLoop loop;
  private final PoolEvents events;
  private final PoolView view;
  private final Joins joins;
  private final PoolKeyring keyring;

  Pool(Transport transport, PoolLoop loop, PoolEvents events, Joins joins, PoolKeyring keyring) {
    this.transport = transport;
    this.loop = loop;
    this.events = events;
    this.view = events.view();
    this.joins = joins;
    this.keyring = keyring;
  }

  @Override
  public Member self() {
    return view.self();
  }

  @Override
  public List<Member> members() {
    return view.members();
  }

  @Override
  public CompletableFuture<JoinResult> join(List<String> addresses) {
    CompletableFuture<Void> ready = new CompletableFuture<>();
    onLoop(
        () -> {
          if (events.hasLeft()) {
            loop.revive();
          }
          ready.complete(null);
        });
    return ready.thenCompose(done -> joins.join(addresses, true));
  }

  @Override
  public CompletableFuture<Void> leave() {
    CompletableFuture<Void> left = new CompletableFuture<>();
    onLoop(
        () -> {
          events.whenDeparted(() -> left.complete(null));
          loop.step(new SerfEvent.Depart());
        });
    return left;
  }

  @Override
  public CompletableFuture<Boolean> forceLeave(String name, boolean prune) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    onLoop(
        () -> {
          boolean known = view.member(name) != null;
          if (known) {
            loop.step(new SerfEvent.ForceLeave(name, prune));
          }
          done.complete(known);
        });
    return done;
  }

  /** During a swap of this bundle somebody may still hold a pool that is closed. */
  private void onLoop(Runnable task) {
    try {
      transport.loop().execute(task);
    } catch (RejectedExecutionException e) {
      throw new UnavailableException("the gossip pool is closed");
    }
  }

  @Override
  public void fire(String name, byte[] payload, boolean coalesce) {
    String complaint = UserEventLimit.complaint(name, payload, view.eventTime());
    if (complaint != null) {
      throw new InvalidRequestException(complaint);
    }
    byte[] copy = payload.clone();
    onLoop(() -> loop.step(new SerfEvent.Fire(name, copy, coalesce)));
  }

  @Override
  public void tag(String key, String value) {
    Map<String, String> tags = new TreeMap<>(view.self().tags());
    if (value == null) {
      tags.remove(key);
    } else {
      tags.put(key, value);
    }
    checkLength(tags);
    onLoop(() -> loop.step(new SerfEvent.Retag(key, value)));
  }

  private static void checkLength(Map<String, String> tags) {
    try {
      var unused = TagCodec.encode(tags);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(e.getMessage());
    }
  }

  @Override
  public Keyring keyring() {
    return keyring;
  }

  @Override
  public Coordinate coordinate() {
    return view.coordinate();
  }

  @Override
  public Map<String, Coordinate> coordinates() {
    return view.coordinates();
  }

  @Override
  public Map<String, String> stats() {
    return view.stats(keyring.encrypted());
  }

  void addListener(GossipListener listener) {
    events.listeners().bind(listener);
    onLoop(() -> events.listeners().introduce(listener, view.members()));
  }

  void removeListener(GossipListener listener) {
    events.listeners().unbind(listener);
  }
}
