package io.praetor.agent.internal.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.agent.internal.Endpoints;
import io.praetor.agent.internal.FakeSurroundings;
import io.praetor.api.error.PlatformException;
import io.praetor.api.gossip.JoinResult;
import io.praetor.spi.http.Content;
import io.praetor.testkit.http.FakeRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bodies and texts are those that were recorded from Consul 1.10. */
class MembershipEndpointTest {

  private final FakeSurroundings surroundings = new FakeSurroundings();
  private final MembershipEndpoint endpoint = new MembershipEndpoint("n1", "dc1", surroundings);

  @Test
  void shouldTellMembers() {
    assertEquals(
        "[{\"Name\":\"golden\",\"Addr\":\"10.0.0.1\",\"Port\":8301,\"Tags\":{\"dc\":\"dc1\","
            + "\"role\":\"consul\"},\"Status\":1,\"ProtocolMin\":1,\"ProtocolMax\":5,"
            + "\"ProtocolCur\":2,\"DelegateMin\":2,\"DelegateMax\":5,\"DelegateCur\":4}]",
        members(""));
    assertTrue(members("wan=1").contains("golden.dc1"));
    assertTrue(members("wan").contains("\"golden\""));
    assertTrue(members("segment=_all").contains("\"golden\""));
    surroundings.wan = null;
    assertEquals("[]", members("wan=1"));
  }

  @Test
  void shouldRefuseSegments() {
    assertEquals(
        "Network segments are not supported in this version of Consul",
        refusal("GET", "members", "", "segment=x"));
    assertEquals(
        "Cannot provide a segment with wan=true", refusal("GET", "members", "", "segment=x&wan=1"));
  }

  @Test
  void shouldJoin() {
    assertEquals(200, send("PUT", "join/", "10.0.0.2:8301", "").status());
    assertEquals(200, send("PUT", "join/", "10.0.0.3", "wan=1").status());
    assertEquals(
        List.of("golden joins [10.0.0.2:8301]", "golden.dc1 joins [10.0.0.3]"), surroundings.log);
    surroundings.lan.joinResult = new JoinResult(0, Map.of("x", "no such host"));
    assertEquals("1 error occurred:\n\t* no such host\n\n", refusal("PUT", "join/", "x", ""));
  }

  @Test
  void shouldDeclareMembersAsLeft() {
    assertEquals(200, send("PUT", "force-leave/", "golden", "prune").status());
    assertEquals(
        List.of("golden removes golden for good", "golden.dc1 removes golden.dc1 for good"),
        surroundings.log);
    surroundings.log.clear();
    assertEquals(200, send("PUT", "force-leave/", "golden.dc1", "wan").status());
    assertEquals(List.of("golden.dc1 removes golden.dc1"), surroundings.log);
    assertEquals(
        "agent: No node found with name 'absent'", refusal("PUT", "force-leave/", "absent", ""));
    assertEquals("agent: No node found with name ''", refusal("PUT", "force-leave/", "", ""));
  }

  private String members(String query) {
    return Endpoints.json(send("GET", "members", "", query));
  }

  private String refusal(String method, String path, String remainder, String query) {
    return assertThrows(PlatformException.class, () -> send(method, path, remainder, query))
        .getMessage();
  }

  private Content send(String method, String path, String remainder, String query) {
    FakeRequest request = FakeRequest.of(method, remainder, query, "");
    return Endpoints.content(endpoint, "agent/" + path, request);
  }
}
