package io.praetor.gossip.internal.pool;

import io.praetor.api.error.UnavailableException;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.JoinResult;
import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins to the WAN the servers of the LAN that are not seen there. */
final class Flood {

  private static final Logger LOG = LoggerFactory.getLogger(Flood.class);

  private final GossipPool lan;
  private final GossipPool wan;

  /** Names that are being joined: once at a time is enough. */
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  Flood(GossipPool lan, GossipPool wan) {
    this.lan = lan;
    this.wan = wan;
  }

  static boolean isServer(Member member) {
    return member.tag("role").equals("consul");
  }

  void run() {
    if (lan.self().status() != MemberStatus.ALIVE || wan.self().status() != MemberStatus.ALIVE) {
      return;
    }
    Set<String> present = new HashSet<>();
    wan.members().forEach(member -> present.add(member.name()));
    for (Member server : lan.members()) {
      String name = server.name() + "." + server.tag("dc");
      if (isServer(server)
          && server.status() == MemberStatus.ALIVE
          && !present.contains(name)
          && underWay.add(name)) {
        join(name, PoolAddress.join(server.address(), port(server)));
      }
    }
  }

  /** A server that does not say where its WAN port is has it where this one has. */
  private int port(Member server) {
    String port = server.tag("wan_join_port");
    return port.matches("\\d{1,5}") ? Integer.parseInt(port) : wan.self().port();
  }

  private void join(String name, String address) {
    CompletableFuture<JoinResult> joining;
    try {
      joining = wan.join(List.of(address));
    } catch (UnavailableException e) {
      // The pool is being replaced; the next flood goes to its successor.
      joining = CompletableFuture.failedFuture(e);
    }
    var unused =
        joining.whenComplete(
            (result, failure) -> {
              underWay.remove(name);
              if (failure != null || result.contacted() == 0) {
                LOG.debug("Failed to flood-join {} at {}", name, address);
              } else {
                LOG.debug("Successfully performed flood-join for {} at {}", name, address);
              }
            });
  }
}
