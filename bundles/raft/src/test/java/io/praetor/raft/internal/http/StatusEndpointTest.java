package io.praetor.raft.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.RaftPeer;
import io.praetor.api.raft.RaftStatus;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.JsonWriter;
import io.praetor.spi.http.Route;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatusEndpointTest {

  private final StatusEndpoint endpoint = new StatusEndpoint();

  @Test
  void shouldKnowNoLeaderBeforeTheLogIsOpen() {
    assertEquals("[]", get("/v1/status/leader"));
    assertEquals("[beginArray, endArray]", get("/v1/status/peers"));
  }

  @Test
  void shouldTellTheLeaderAndTheVoters() {
    RaftStatus status =
        new RaftStatus(
            true,
            "10.0.0.1:8300",
            List.of(
                new RaftPeer("a", "10.0.0.1:8300", true),
                new RaftPeer("b", "10.0.0.2:8300", false)),
            1,
            1,
            1,
            1,
            0);
    endpoint.consensus =
        fake(Consensus.class, (method, argument) -> method.equals("status") ? status : null);

    assertEquals("[10.0.0.1:8300]", get("/v1/status/leader"));
    assertEquals("[beginArray, 10.0.0.1:8300, endArray]", get("/v1/status/peers"));
  }

  @Test
  void shouldOnlyBeRead() {
    for (Route route : endpoint.routes()) {
      assertEquals(Set.of("GET"), route.handlers().keySet());
    }
  }

  /** What was written; an empty string is not shown. */
  private String get(String path) {
    Route route =
        endpoint.routes().stream().filter(r -> r.path().equals(path)).findAny().orElseThrow();
    Answer.Now answer = (Answer.Now) route.handlers().get("GET").handle(null);
    assertEquals(200, answer.content().status());
    List<String> written = new ArrayList<>();
    ((Content.Json) answer.content().body())
        .write(
            fake(
                JsonWriter.class,
                (method, argument) -> {
                  String token = method.equals("value") ? argument.toString() : method;
                  if (!token.isEmpty()) {
                    written.add(token);
                  }
                  return null;
                }));
    return written.toString();
  }

  private interface Call {
    Object answer(String method, Object argument);
  }

  private static <T> T fake(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                call.answer(method.getName(), arguments == null ? null : arguments[0])));
  }
}
