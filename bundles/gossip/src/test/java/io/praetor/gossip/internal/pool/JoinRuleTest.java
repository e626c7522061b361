package io.praetor.gossip.internal.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.pool.JoinRule.Candidate;
import io.praetor.gossip.internal.transport.AllowedNetworks;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JoinRuleTest {

  private final JoinRule lan = new LanJoinRule("dc1", "me", "my-id");

  private static Candidate candidate(String name, String role, String dc, String id) {
    return new Candidate(name, null, Map.of("role", role, "dc", dc, "id", id), false);
  }

  @Test
  void shouldLetAgentsOfTheDatacenterIn() {
    assertNull(
        lan.complaint(
            List.of(
                candidate("me", "consul", "dc1", "my-id"),
                candidate("a", "consul", "dc1", "1"),
                candidate("b", "node", "dc1", "2"),
                new Candidate("plain-serf", null, Map.of("role", "web"), false))));
  }

  @Test
  void shouldKeepAnotherDatacenterOut() {
    assertEquals(
        "Member 'b' part of wrong datacenter 'dc2'",
        lan.complaint(List.of(candidate("b", "node", "dc2", "2"))));
    assertEquals(
        "Member 's' part of wrong datacenter 'dc2'",
        lan.complaint(List.of(candidate("s", "consul", "dc2", "2"))));
  }

  @Test
  void shouldKeepTwoNodesWithOneIdOut() {
    assertEquals(
        "Member 'b' has conflicting node ID 'my-id' with this agent's ID",
        lan.complaint(List.of(candidate("b", "node", "dc1", "my-id"))));
    assertEquals(
        "Member 'c' has conflicting node ID '2' with member 'b'",
        lan.complaint(
            List.of(candidate("b", "node", "dc1", "2"), candidate("c", "node", "dc1", "2"))));
  }

  @Test
  void shouldNotMindTheIdOfOneThatLeft() {
    Candidate left =
        new Candidate("old", null, Map.of("role", "node", "dc", "dc1", "id", "my-id"), true);

    assertNull(lan.complaint(List.of(left)));
  }

  @Test
  void shouldLetOnlyServersIntoTheWan() {
    JoinRule wan = new WanJoinRule();

    assertNull(wan.complaint(List.of(candidate("s.dc2", "consul", "dc2", "1"))));
    assertEquals(
        "Member 'b' is not a server", wan.complaint(List.of(candidate("b", "node", "dc1", "2"))));
  }

  @Test
  void shouldLetOnlyMembersOfAllowedNetworksIn() throws UnknownHostException {
    JoinRule rule = new NetworkJoinRule(AllowedNetworks.of("10.1.0.0/16", "fd00::/8"), lan);
    for (String inside : List.of("10.1.2.3", "fd12::1")) {
      assertNull(rule.complaint(List.of(at(inside, "dc1"))));
    }
    assertEquals(
        "Member 'a' has the address 10.2.2.3, which is not of an allowed network",
        rule.complaint(List.of(at("10.2.2.3", "dc1"))));
    assertEquals(
        "Member 'a' part of wrong datacenter 'dc2'",
        rule.complaint(List.of(at("10.1.2.3", "dc2"))));
  }

  private static Candidate at(String address, String dc) throws UnknownHostException {
    return new Candidate(
        "a",
        new Endpoint(InetAddress.getByName(address), 8301),
        Map.of("role", "node", "dc", dc, "id", "1"),
        false);
  }
}
