package io.praetor.rpc.internal.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.gossip.MemberStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class StrangerTest {

  private final FakePool lan = new FakePool("me");
  private final Datacenters datacenters = new Datacenters("dc1", new Random(1));
  private final Stranger stranger = new Stranger(datacenters, new FakeChannels());

  private String failure() {
    return assertThrows(
            CompletionException.class,
            () -> stranger.askUncertified("p", new byte[0], Duration.ofSeconds(1)).join())
        .getCause()
        .getMessage();
  }

  @Test
  void shouldAskOneServerAfterTheOther() {
    datacenters.lan(lan);
    assertEquals("No known Consul servers", failure());
    for (int port : List.of(1, 2, 3)) {
      lan.server("s" + port, "dc1", port, MemberStatus.ALIVE);
    }
    lan.server("gone", "dc1", 4, MemberStatus.FAILED);
    lan.server("far", "dc2", 5, MemberStatus.ALIVE);
    datacenters.refresh();
    Set<String> asked = new HashSet<>();
    for (int n = 0; n < 3; n++) {
      asked.add(failure());
    }
    assertEquals(Set.of("1", "2", "3"), asked, "by port");
  }
}
