package io.praetor.rpc.internal.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.rpc.RpcPeer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BindingTest {

  private static final CertificateNames NAMES = new CertificateNames("dc1", "consul");
  private static final RpcPeer NOBODY = peer();
  private static final RpcPeer WEB = peer("client.dc1.consul", "web-1");
  private static final RpcPeer SERVER = peer("server.dc1.consul", "localhost");
  private static final RpcPeer FOREIGN = peer("server.dc2.consul", "localhost");

  private final Binding on = new Binding(true, NAMES, () -> 0);
  private final Binding off = new Binding(false, NAMES, () -> 0);

  private static RpcPeer peer(String... names) {
    return new RpcPeer("10.0.0.9:1", List.of(names));
  }

  private static RequestHead head(String... headers) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], List.of(headers[i + 1].split(",")));
    }
    return new RequestHead("PUT", "/v1/kv/a", all, null, 3);
  }

  private static Map<String, List<String>> headers(String... headers) {
    return head(headers).headers();
  }

  @Test
  void shouldProveTheNodeThatTheCertificateNames() {
    RequestHead bound = on.bind(WEB, head("x-praetor-node", "web-1", "accept", "a"));
    assertEquals(
        headers("accept", "a", "x-praetor-node", "web-1", "x-praetor-proven", "web-1"),
        bound.headers());
    assertEquals("/v1/kv/a", bound.target());
    assertEquals(3, bound.bodyLength());
  }

  @Test
  void shouldRefuseWhoSpeaksForAnother() {
    RequestHead other = head("x-praetor-node", "db-1");
    ForbiddenException refusal = assertThrows(ForbiddenException.class, () -> on.bind(WEB, other));
    assertEquals(
        "Permission denied: the certificate of the agent does not name node \"db-1\"",
        refusal.getMessage());
    assertThrows(ForbiddenException.class, () -> on.bind(NOBODY, other));
    assertThrows(ForbiddenException.class, () -> on.bind(WEB, head()));
  }

  @Test
  void shouldBelieveNoHeaderOfAgents() {
    RequestHead forged = head("x-praetor-node", "web-1", "x-praetor-proven", "db-1");
    assertEquals(List.of("web-1"), on.bind(WEB, forged).headers().get("x-praetor-proven"));
    RequestHead shouted = head("X-PRAETOR-PROVEN", "db-1", "x-praetor-node", "web-1");
    assertEquals(
        headers("x-praetor-node", "web-1", "x-praetor-proven", "web-1"),
        on.bind(WEB, shouted).headers());
    assertEquals(headers("x-praetor-node", "web-1"), off.bind(WEB, shouted).headers());
  }

  @Test
  void shouldTakeTheNameThatIsRead() {
    RequestHead twice = head("X-Praetor-Node", "db-1", "x-praetor-node", "web-1");
    assertThrows(ForbiddenException.class, () -> on.bind(WEB, twice));
    RequestHead both = head("X-Praetor-Node", "web-1,db-1");
    assertEquals(
        headers("x-praetor-node", "web-1", "x-praetor-proven", "web-1"),
        on.bind(WEB, both).headers());
  }

  @Test
  void shouldTrustServersWithWhatOthersSaid() {
    assertEquals(
        headers("x-praetor-node", "web-1", "x-praetor-proven", "web-1"),
        on.bind(SERVER, head("x-praetor-node", "web-1")).headers());
    assertEquals(headers(), on.bind(SERVER, head()).headers());
  }

  /** A node there may have the name of one here. */
  @Test
  void shouldProveNoNodeHereByAServerElsewhere() {
    RequestHead bound = on.bind(FOREIGN, head("x-praetor-node", "web-1"));
    assertEquals(List.of("web-1"), bound.headers().get("x-praetor-node"));
    assertEquals(List.of(""), bound.headers().get("x-praetor-proven"));
  }

  @Test
  void shouldProveNothingWhereMembersAreNotBound() {
    assertEquals(
        headers("x-praetor-node", "db-1"),
        off.bind(NOBODY, head("x-praetor-node", "db-1")).headers());
    assertEquals(headers(), off.bind(NOBODY, head()).headers());
  }
}
