package io.praetor.raft.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServerMembersTest {

  private long now;
  private final ServerMembers members = new ServerMembers("dc1", () -> {}, () -> now);

  @Test
  void shouldKeepWhoWasRemovedOutForAMinute() {
    tell(MemberStatus.ALIVE);
    members.dismiss("a");
    assertTrue(members.isDismissed("a"));
    now = TimeUnit.SECONDS.toNanos(59);
    assertTrue(members.isDismissed("a"));
    now = TimeUnit.SECONDS.toNanos(60);
    assertFalse(members.isDismissed("a"));
  }

  @Test
  void shouldLetWhoWasRemovedInWhenItComesAgain() {
    tell(MemberStatus.ALIVE);
    members.dismiss("a");
    tell(MemberStatus.ALIVE);
    assertTrue(members.isDismissed("a"), "other tags are no return");
    tell(MemberStatus.LEFT);
    tell(MemberStatus.ALIVE);
    assertFalse(members.isDismissed("a"));
  }

  private void tell(MemberStatus status) {
    Map<String, String> tags = Map.of("role", "consul", "dc", "dc1", "id", "a", "port", "8300");
    members.memberChanged(new Member("s1", "127.0.0.1", 1, tags, status, 1, 5, 2, 2, 5, 4));
  }
}
