package io.praetor.gossip.internal.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.NodeState;
import io.praetor.gossip.internal.transport.AllowedNetworks;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoorTest {

  private static NodeRecord node(String name, String address) throws UnknownHostException {
    Endpoint endpoint = new Endpoint(InetAddress.getByName(address), 8301);
    return new NodeRecord(name, endpoint, new byte[0], 1, NodeState.ALIVE, null);
  }

  @Test
  void shouldLeaveOutWhoIsElsewhereButNotThoseWhoKnowHim() throws Exception {
    Door door = new Door("lan", "me", candidates -> null, AllowedNetworks.of("10.0.0.0/8"));
    NodeRecord inside = node("a", "10.0.0.1");
    NodeRecord outside = node("b", "192.0.2.1");
    assertNull(door.complaint(List.of(inside, outside)));
    assertTrue(door.admits(inside));
    assertFalse(door.admits(outside));
    assertTrue(door.admits(node("me", "192.0.2.2")));
  }

  @Test
  void shouldRefuseTogetherWhoDoesNotBelongTogether() throws Exception {
    Door door = new Door("lan", "me", candidates -> "no", AllowedNetworks.ALL);
    assertEquals("no", door.complaint(List.of(node("a", "10.0.0.1"))));
    assertFalse(door.admits(node("a", "10.0.0.1")));
  }
}
