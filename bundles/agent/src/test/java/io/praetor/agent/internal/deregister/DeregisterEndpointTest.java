package io.praetor.agent.internal.deregister;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.agent.internal.Endpoints;
import io.praetor.agent.internal.FakeSurroundings;
import io.praetor.agent.internal.local.LocalServices;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.gossip.UserEvent;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.Gate;
import io.praetor.testkit.state.MemoryState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeregisterEndpointTest {

  private final FakeSurroundings surroundings = new FakeSurroundings();
  private long now = 1_000_000;
  private LocalServices services = new Recorder(surroundings.log);
  private final DeregisterEndpoint endpoint =
      new DeregisterEndpoint("golden", surroundings::lan, () -> services, () -> now);

  private record Recorder(List<String> log) implements LocalServices {

    @Override
    public void deregisterService(String id) {
      log.add("deregisters service " + id);
    }

    @Override
    public void deregisterCheck(String id) {
      log.add("deregisters check " + id);
    }

    @Override
    public Map<String, List<String>> tags() {
      return Map.of();
    }

    @Override
    public void tellNothingMore() {}
  }

  @Test
  void shouldReachTheAgentOfTheNode() {
    assertEquals("true", Endpoints.json(ask("node=golden&service=web 1")));
    assertEquals("true", Endpoints.json(ask("node=golden&check=mem")));
    assertEquals(
        List.of("golden fires praetor:deregister", "golden fires praetor:deregister"),
        surroundings.log);
    surroundings.log.clear();
    surroundings.lan.payloads.forEach(this::hear);
    assertEquals(List.of("deregisters service web 1", "deregisters check mem"), surroundings.log);
  }

  @Test
  void shouldRefuseWhatIsNotOneThingOfALivingAgent() {
    for (String query :
        List.of("", "node=golden", "service=web", "node=golden&service=web&check=mem")) {
      var refusal = assertThrows(InvalidRequestException.class, () -> ask(query));
      assertEquals("Must provide a node, and either a service or a check", refusal.getMessage());
    }
    var refusal =
        assertThrows(InvalidRequestException.class, () -> ask("node=elsewhere&service=web"));
    assertEquals(
        "No living agent of node \"elsewhere\": deregister from the catalog", refusal.getMessage());
    assertTrue(surroundings.log.isEmpty());
  }

  @Test
  void shouldPassOverWhatIsMeantForOthersOrCannotBeRead() {
    hear("{\"n\":\"elsewhere\",\"s\":\"web\",\"t\":1000000}".getBytes(StandardCharsets.UTF_8));
    hear("{\"n\":\"golden\"}".getBytes(StandardCharsets.UTF_8));
    hear("{\"n\":\"golden\",\"s\":\"web\",\"c\":\"mem\"}".getBytes(StandardCharsets.UTF_8));
    hear("[1]".getBytes(StandardCharsets.UTF_8));
    hear(new byte[] {'{', 7, -1});
    hear(new byte[] {-2, -1, 0, 0});
    endpoint.receive(new UserEvent(1, "consul:event:x", new byte[0]));
    services = null;
    hear("{\"n\":\"golden\",\"s\":\"web\",\"t\":1000000}".getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of(), surroundings.log);
  }

  /** Gossip keeps events, and brings them to agents that begin anew. */
  @Test
  void shouldPassOverWhatWasWishedLongAgo() {
    ask("node=golden&service=web");
    surroundings.log.clear();
    now += Deregistration.VALID_MILLIS + 1;
    surroundings.lan.payloads.forEach(this::hear);
    assertEquals(List.of(), surroundings.log);
    now--;
    surroundings.lan.payloads.forEach(this::hear);
    assertEquals(List.of("deregisters service web"), surroundings.log);
  }

  private void hear(byte[] payload) {
    endpoint.receive(new UserEvent(1, Deregistration.EVENT, payload));
  }

  private Content ask(String query) {
    FakeRequest request = FakeRequest.of("PUT", "", query, "");
    Answer answer = Endpoints.ask(endpoint, "internal/ui/deregister", request);
    return Endpoints.content(Gate.through(answer, new MemoryState(Map.of()), Authorizer.UNLIMITED));
  }
}
