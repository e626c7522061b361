package io.praetor.gossip.internal.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FloodTest {

  private final List<Neighbour> neighbours = new ArrayList<>();

  @AfterEach
  void close() {
    neighbours.forEach(Neighbour::close);
  }

  private Neighbour wan(String name) throws Exception {
    TestSettings settings =
        TestSettings.member(name + ".dc1")
            .with("pool", "wan")
            .with("tags", new String[] {"role=consul", "dc=dc1", "id=" + name});
    return started(new Neighbour(settings, new WanJoinRule()));
  }

  private Neighbour lan(String name, String... tags) throws Exception {
    return started(new Neighbour(TestSettings.member(name).with("tags", tags)));
  }

  private Neighbour started(Neighbour neighbour) {
    neighbours.add(neighbour);
    return neighbour;
  }

  @Test
  void shouldBringServersOfTheLanIntoTheWan() throws Exception {
    Neighbour wanA = wan("a");
    Neighbour wanB = wan("b");
    Neighbour lanA = lan("a", "role=consul", "dc=dc1", "id=a", "wan_join_port=" + wanA.port());
    Neighbour lanB = lan("b", "role=consul", "dc=dc1", "id=b", "wan_join_port=" + wanB.port());
    Neighbour client = lan("c", "role=node", "dc=dc1", "id=c");
    lanB.join(lanA);
    client.join(lanA);
    lanA.watch().awaitLine("b ALIVE");

    new Flood(lanA.pool(), wanA.pool()).run();

    wanA.watch().awaitLine("b.dc1 ALIVE");
    wanB.watch().awaitLine("a.dc1 ALIVE");
    assertEquals(2, wanA.pool().members().size());
  }

  @Test
  void shouldKeepAClientOutOfTheWan() throws Exception {
    Neighbour server = wan("a");
    Neighbour client =
        started(new Neighbour(TestSettings.member("c").with("pool", "wan"), new WanJoinRule()));

    assertEquals(
        "Failed to join " + client.address() + ": Member 'c' is not a server",
        server.join(client).errors().get(client.address()));
    assertEquals(1, server.pool().members().size());
  }
}
