package io.praetor.agent.internal.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.agent.internal.Endpoints;
import io.praetor.agent.internal.FakeSurroundings;
import io.praetor.agent.internal.ManualTimer;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.gossip.UserEvent;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.testkit.http.FakeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies and texts are those that were recorded from Consul 1.10. */
class EventEndpointTest {

  private final FakeSurroundings surroundings = new FakeSurroundings();
  private final ManualTimer timer = new ManualTimer();
  private JobListener jobs;
  private int ids;
  private final EventEndpoint endpoint =
      new EventEndpoint(
          "golden",
          surroundings::lan,
          () -> Map.of("web-1", List.of("blue")),
          () -> "00000000-0000-0000-0000-" + String.format("%012x", ++ids),
          timer,
          () -> jobs);

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void shouldFireThroughGossip() {
    assertEquals(
        "{\"ID\":\"00000000-0000-0000-0000-000000000001\",\"Name\":\"deploy\","
            + "\"Payload\":\"cGF5bG9hZA==\",\"NodeFilter\":\"\",\"ServiceFilter\":\"\","
            + "\"TagFilter\":\"\",\"Version\":1,\"LTime\":0}",
        fire("deploy", "", "payload"));
    assertEquals(List.of("golden fires consul:event:deploy"), surroundings.log);
    assertTrue(fire("empty", "", "").contains("\"Payload\":null"));
  }

  @Test
  void shouldListWhatConcernsThisAgent() {
    fireAndHear("deploy", "");
    fireAndHear("deploy", "node=nowhere");
    fireAndHear("cache", "node=gold.*");
    fireAndHear("restart", "service=absent");
    fireAndHear("restart", "service=web&tag=green");
    fireAndHear("restart", "service=web&tag=blue");
    assertEquals(List.of("deploy", "cache", "restart"), names(list("")));
    assertEquals(List.of("cache"), names(list("name=cache")));
    assertEquals("[]", Endpoints.json(list("name=absent")));
    assertEquals("1", list("name=absent").headers().get("X-Consul-Index"));
    assertEquals("3", list("name=cache").headers().get("X-Consul-Index"));
    assertTrue(Endpoints.json(list("name=cache")).contains("\"LTime\":3"));
  }

  @Test
  void shouldWaitForTheNextOfAName() {
    fireAndHear("a", "");
    CompletableFuture<Content> waiting = await("name=a&index=1");
    fireAndHear("b", "");
    assertFalse(waiting.isDone());
    fireAndHear("a", "");
    assertEquals("3", waiting.join().headers().get("X-Consul-Index"));
  }

  @Test
  void shouldAnswerAfterTheWait() {
    CompletableFuture<Content> waiting = await("index=1&wait=10s");
    assertFalse(waiting.isDone());
    timer.runAll();
    assertEquals("[]", Endpoints.json(waiting.join()));
  }

  @Test
  void shouldAnswerAtOnceWhenTheIndexIsAnother() {
    assertTrue(await("index=18446744073709551615").isDone());
    assertTrue(await("index=0").isDone());
    assertThrows(InvalidRequestException.class, () -> list("index=x"));
    assertThrows(InvalidRequestException.class, () -> list("index=1&wait=soon"));
  }

  @Test
  void shouldKeepTheNewest() {
    for (int i = 0; i < EventHistory.EVENTS_MAX + 4; i++) {
      fireAndHear("e" + i, "");
    }
    List<String> names = names(list(""));
    assertEquals(EventHistory.EVENTS_MAX, names.size());
    assertEquals("e4", names.get(0));
  }

  @Test
  void shouldRefuseInConsulsWords() {
    refused("Cannot provide tag filter without service filter", "tag=a", "");
    refused("Invalid node filter: error parsing regexp: missing closing ]: `[`", "node=%5B", "");
    refused(
        "1 error occurred:\n\t* error broadcasting event to segment \"\": user event exceeds"
            + " configured limit of 512 bytes before encoding\n\n",
        "",
        "x".repeat(600));
    assertThrows(InvalidRequestException.class, () -> fire("", "", ""));
    assertEquals(List.of(), surroundings.log);
  }

  @Test
  void shouldIgnoreGarbageAndStrangers() {
    endpoint.receive(new UserEvent(1, "consul:event:x", new byte[] {1, 2}));
    endpoint.receive(new UserEvent(1, "deploy", new byte[0]));
    endpoint.receive(new UserEvent(1, "consul:new-leader", new byte[] {'n'}));
    fireAndHear("_rexec", "");
    assertEquals("[]", Endpoints.json(list("")));
  }

  @Test
  void shouldPassRequestsForCommandsOnWhereTheyAreAllowed() {
    List<byte[]> requests = new ArrayList<>();
    jobs = requests::add;
    fireAndHear("_rexec", "");
    assertEquals(1, requests.size());
    assertEquals("[]", Endpoints.json(list("")));
  }

  @Test
  void shouldTellOthersInThisAgentOfEvents() {
    assertEquals(0, endpoint.await("", 0).join().events().size());
    fireAndHear("deploy", "");
    LocalEvents.Kept kept = endpoint.await("deploy", 0).join();
    assertEquals("deploy", kept.events().get(0).name());
    var waiting = endpoint.await("deploy", kept.index());
    assertFalse(waiting.isDone());
    fireAndHear("deploy", "");
    assertEquals(2, waiting.join().events().size());
  }

  @Test
  void shouldReadDurations() {
    assertEquals(600_000, WaitTime.millis(""));
    assertEquals(90_000, WaitTime.millis("1m30s"));
    assertEquals(1_500, WaitTime.millis("1.5s"));
    assertEquals(600_000, WaitTime.millis("24h"));
    assertEquals(600_000, WaitTime.millis("0s"));
    assertThrows(InvalidRequestException.class, () -> WaitTime.millis("1.2.3s"));
  }

  private void refused(String text, String query, String body) {
    OperationFailedException refusal =
        assertThrows(OperationFailedException.class, () -> fire("x", query, body));
    assertEquals(text, refusal.getMessage());
  }

  private String fire(String name, String query, String body) {
    FakeRequest request = FakeRequest.of("PUT", name, query, body);
    return Endpoints.json(Endpoints.content(endpoint, "event/fire/", request));
  }

  private void fireAndHear(String name, String query) {
    fire(name, query, "");
    byte[] payload = surroundings.lan.payloads.get(surroundings.lan.payloads.size() - 1);
    endpoint.receive(new UserEvent(ids, "consul:event:" + name, payload));
  }

  private Content list(String query) {
    return Endpoints.content(endpoint, "event/list", FakeRequest.of("GET", "", query, ""));
  }

  private CompletableFuture<Content> await(String query) {
    Answer answer = Endpoints.ask(endpoint, "event/list", FakeRequest.of("GET", "", query, ""));
    return answer instanceof Answer.Now now
        ? CompletableFuture.completedFuture(now.content())
        : ((Answer.Later) answer).content().toCompletableFuture();
  }

  private static List<String> names(Content content) {
    return java.util.regex.Pattern.compile("\"Name\":\"([^\"]*)\"")
        .matcher(Endpoints.json(content))
        .results()
        .map(match -> match.group(1))
        .toList();
  }
}
