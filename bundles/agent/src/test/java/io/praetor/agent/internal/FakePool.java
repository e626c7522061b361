package io.praetor.agent.internal;

import io.praetor.api.gossip.Coordinate;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.JoinResult;
import io.praetor.api.gossip.Keyring;
import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A pool of one that writes down what it is asked for. */
public final class FakePool implements GossipPool {

  public final List<String> log;
  public final List<byte[]> payloads = new ArrayList<>();
  public final FakeKeyring keyring = new FakeKeyring();
  public JoinResult joinResult = new JoinResult(1, Map.of());
  public CompletableFuture<Void> left = CompletableFuture.completedFuture(null);
  private final Member self;

  public FakePool(String name, List<String> log) {
    this.log = log;
    Map<String, String> tags = Map.of("role", "consul", "dc", "dc1");
    self = new Member(name, "10.0.0.1", 8301, tags, MemberStatus.ALIVE, 1, 5, 2, 2, 5, 4);
  }

  @Override
  public Member self() {
    return self;
  }

  @Override
  public List<Member> members() {
    return List.of(self);
  }

  @Override
  public CompletableFuture<JoinResult> join(List<String> addresses) {
    log.add(self.name() + " joins " + addresses);
    return CompletableFuture.completedFuture(joinResult);
  }

  @Override
  public CompletableFuture<Void> leave() {
    log.add(self.name() + " leaves");
    return left;
  }

  @Override
  public CompletableFuture<Boolean> forceLeave(String name, boolean prune) {
    log.add(self.name() + " removes " + name + (prune ? " for good" : ""));
    return CompletableFuture.completedFuture(false);
  }

  @Override
  public void fire(String name, byte[] payload, boolean coalesce) {
    log.add(self.name() + " fires " + name + (coalesce ? " coalescing" : ""));
    payloads.add(payload);
  }

  @Override
  public void tag(String key, String value) {
    log.add(key + "=" + value);
  }

  @Override
  public Keyring keyring() {
    return keyring;
  }

  @Override
  public Coordinate coordinate() {
    return new Coordinate(List.of(0.5, 0.0), 1.5, 0, 0.001);
  }

  @Override
  public Map<String, Coordinate> coordinates() {
    return Map.of(self().name(), coordinate());
  }

  @Override
  public Map<String, String> stats() {
    return Map.of("members", "1");
  }
}
