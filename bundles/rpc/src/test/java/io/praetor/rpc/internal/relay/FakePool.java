package io.praetor.rpc.internal.relay;

import io.praetor.api.gossip.Coordinate;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.JoinResult;
import io.praetor.api.gossip.Keyring;
import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A pool with the members that a test gives it. */
final class FakePool implements GossipPool {

  private final Member self;
  private final Map<String, Member> members = new HashMap<>();
  final Map<String, Coordinate> coordinates = new HashMap<>();

  FakePool(String self) {
    this.self = member(self, MemberStatus.ALIVE, Map.of());
  }

  void server(String name, String datacenter, int port, MemberStatus status) {
    Map<String, String> tags =
        Map.of("role", "consul", "dc", datacenter, "port", String.valueOf(port));
    members.put(name, member(name, status, tags));
  }

  void remove(String name) {
    members.remove(name);
  }

  static Member member(String name, MemberStatus status, Map<String, String> tags) {
    return new Member(name, "127.0.0.1", 8301, tags, status, 1, 5, 2, 2, 5, 4);
  }

  static Coordinate at(double seconds) {
    return new Coordinate(List.of(seconds, 0.0), 0, 0, 0);
  }

  @Override
  public Member self() {
    return self;
  }

  @Override
  public List<Member> members() {
    return new ArrayList<>(members.values());
  }

  @Override
  public CompletableFuture<JoinResult> join(List<String> addresses) {
    throw new AssertionError();
  }

  @Override
  public CompletableFuture<Void> leave() {
    throw new AssertionError();
  }

  @Override
  public CompletableFuture<Boolean> forceLeave(String name, boolean prune) {
    throw new AssertionError();
  }

  @Override
  public void fire(String name, byte[] payload, boolean coalesce) {
    throw new AssertionError();
  }

  @Override
  public void tag(String key, String value) {
    throw new AssertionError();
  }

  @Override
  public Keyring keyring() {
    throw new AssertionError();
  }

  @Override
  public Coordinate coordinate() {
    return at(0);
  }

  @Override
  public Map<String, Coordinate> coordinates() {
    return coordinates;
  }

  @Override
  public Map<String, String> stats() {
    return Map.of();
  }
}
