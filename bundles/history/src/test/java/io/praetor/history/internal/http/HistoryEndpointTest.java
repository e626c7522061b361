package io.praetor.history.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.history.internal.memory.Change;
import io.praetor.history.internal.memory.CheckNames;
import io.praetor.history.internal.memory.Recollection;
import io.praetor.history.internal.watch.Choice;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.HttpEndpointContract;
import io.praetor.testkit.http.TextJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HistoryEndpointTest extends HttpEndpointContract {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private final List<Choice> asked = new ArrayList<>();
  private Recollection known = new Recollection(NOON, NOON.plusSeconds(60), false, List.of());
  private final HistoryEndpoint endpoint =
      new HistoryEndpoint(
          choice -> {
            asked.add(choice);
            return CompletableFuture.completedFuture(known);
          });

  @Override
  protected HttpEndpoint create() {
    return endpoint;
  }

  @Test
  void shouldAskForWhatTheRequestNames() {
    get("node=n1");
    get("node=n1&check=web%3A1");
    get("service=web");
    assertEquals(
        List.of(new Choice("n1", "", ""), new Choice("n1", "web:1", ""), new Choice("", "", "web")),
        asked);
  }

  @Test
  void shouldRefuseToTellOfEverything() {
    assertEquals("Missing node, node and check, or service", refusal(""));
    assertEquals("Missing node, node and check, or service", refusal("node=&service"));
    assertEquals("Missing node of the check", refusal("check=c"));
    assertEquals(List.of(), asked);
  }

  @Test
  void shouldTellNothing() {
    assertEquals(
        "{\"Since\":\"2026-01-02T12:00:00Z\",\"Now\":\"2026-01-02T12:01:00Z\","
            + "\"Truncated\":false,\"Checks\":[]}",
        get("node=n1"));
  }

  @Test
  void shouldTellChangesOldestFirst() {
    known =
        new Recollection(
            NOON,
            NOON.plusSeconds(60),
            true,
            List.of(
                new Recollection.Check(
                    new CheckNames("n1", "web:1", "Web", "web-1", "web"),
                    "passing",
                    NOON.plusMillis(1),
                    List.of(
                        new Change(NOON.plusMillis(1_500), "", "critical", "no"),
                        new Change(NOON.plusSeconds(2), "critical", "passing", "yes")))));
    assertEquals(
        "{\"Since\":\"2026-01-02T12:00:00Z\",\"Now\":\"2026-01-02T12:01:00Z\",\"Truncated\":true,"
            + "\"Checks\":[{\"Node\":\"n1\",\"CheckID\":\"web:1\",\"Name\":\"Web\","
            + "\"ServiceID\":\"web-1\",\"ServiceName\":\"web\",\"Status\":\"passing\","
            + "\"Since\":\"2026-01-02T12:00:00.001Z\",\"Changes\":["
            + "{\"At\":\"2026-01-02T12:00:01.500Z\",\"From\":\"\",\"To\":\"critical\",\"Output\":\"no\"},"
            + "{\"At\":\"2026-01-02T12:00:02Z\",\"From\":\"critical\",\"To\":\"passing\","
            + "\"Output\":\"yes\"}]}]}",
        get("service=web"));
  }

  private Answer handle(String query) {
    Handler handler = endpoint.routes().get(0).handlers().get("GET");
    return handler.handle(FakeRequest.of("GET", "", query, ""));
  }

  private String refusal(String query) {
    return assertThrows(InvalidRequestException.class, () -> handle(query)).getMessage();
  }

  private String get(String query) {
    Answer.Later later = assertInstanceOf(Answer.Later.class, handle(query));
    Content content = later.content().toCompletableFuture().join();
    assertEquals(200, content.status());
    TextJson json = new TextJson();
    assertInstanceOf(Content.Json.class, content.body()).write(json);
    return json.toString();
  }
}
