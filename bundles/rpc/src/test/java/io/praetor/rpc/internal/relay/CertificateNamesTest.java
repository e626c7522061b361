package io.praetor.rpc.internal.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.rpc.RpcPeer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateNamesTest {

  private final CertificateNames names = new CertificateNames("dc1", "consul");

  private static RpcPeer peer(String... names) {
    return new RpcPeer("10.0.0.9:1", List.of(names));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db-1",
        "DB-1",
        "db-1.node.dc1.consul",
        "Db-1.node.DC1.consul",
        "spiffe://11111111-2222-3333-4444-555555555555.consul/agent/client/dc/dc1/id/db-1",
        "spiffe://x/agent/client/dc/dc1/id/db%2D1"
      })
  void shouldKnowANodeByEachOfItsNames(String name) {
    assertTrue(names.isOf(peer("client.dc1.consul", "localhost", name), "db-1"));
    assertTrue(names.isOf(peer(name), "DB-1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db-10",
        "db",
        "*",
        "*.node.dc1.consul",
        "db-1.node.dc2.consul",
        "db-1.node.dc1.example",
        "db-1.consul",
        "x.db-1",
        "spiffe://x/agent/client/dc/dc2/id/db-1",
        "spiffe://x/agent/client/dc/dc1/id/db-1/more",
        "spiffe://x/agent/client/dc/dc1/id/",
        "spiffe://x/agent/client/dc/dc1/id/db-1?a=b",
        "spiffe://x/agent/client/dc/dc1/id/db-1#a",
        "spiffe://x/agent/server/dc/dc1/id/db-1",
        "spiffe://x/ns/default/dc/dc1/svc/db-1",
        "https://x/agent/client/dc/dc1/id/db-1",
        "spiffe:db-1",
        "not a uri %zz",
        ""
      })
  void shouldTakeNoOtherNameForIt(String name) {
    assertFalse(names.isOf(peer(name), "db-1"));
  }

  /** Whoever asks the mesh for a certificate says which DNS names he wants in it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "spiffe://x.consul/agent/client/dc/dc1/id/evil-1",
        "SPIFFE://x.consul/agent/client/dc/dc1/id/evil-1",
        "spiffe://x.consul/ns/default/dc/dc1/svc/db-1"
      })
  void shouldBelieveOnlyTheUriOfWhatTheMeshHandsOut(String uri) {
    RpcPeer chosen =
        peer("db-1", "db-1.node.dc1.consul", "server.dc1.consul", "server.dc2.consul", uri);
    assertFalse(names.isOf(chosen, "db-1"));
    assertFalse(names.isServer(chosen));
    assertFalse(names.isServerElsewhere(chosen));
    assertEquals(uri.endsWith("evil-1"), names.isOf(chosen, "evil-1"));
  }

  @Test
  void shouldTakeNoNameForNoNode() {
    assertFalse(names.isOf(peer(), "db-1"));
    assertFalse(names.isOf(peer("", "db-1", "spiffe://x/agent/client/dc/dc1/id/"), ""));
  }

  /** Every certificate that the command makes has the first two. */
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "client.dc1.consul", "server.dc1.consul", "LOCALHOST"})
  void shouldTakeNoNameThatManyShareForANodes(String shared) {
    assertFalse(names.isOf(peer(shared), shared));
    assertTrue(names.isOf(peer(shared, shared + ".node.dc1.consul"), shared));
  }

  @ParameterizedTest
  @CsvSource({
    "server.dc1.consul, true, false",
    "SERVER.dc1.Consul, true, false",
    "server.dc2.consul, false, true",
    "server.DC2.consul, false, true",
    "client.dc1.consul, false, false",
    "server.dc1.example, false, false",
    "server.*.consul, false, false",
    "*.dc1.consul, false, false",
    "server.a.b.consul, false, false",
    "server..consul, false, false",
    "server.consul, false, false",
    "server.dc1.consul.evil, false, false",
    "x.server.dc1.consul, false, false"
  })
  void shouldTellServersHereAndElsewhere(String name, boolean here, boolean elsewhere) {
    assertEquals(here, names.isServer(peer("localhost", name)));
    assertEquals(elsewhere, names.isServerElsewhere(peer("localhost", name)));
  }
}
