package io.praetor.bridge.discovery.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.api.error.NoLeaderException;
import io.praetor.bridge.discovery.internal.Instances.Instance;
import io.praetor.bridge.discovery.internal.Instances.Listing;
import io.praetor.testkit.time.ManualTimer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportsTest {

  private final ManualTimer timer = new ManualTimer();
  private final List<String> told = new ArrayList<>();
  private final List<Long> asked = new ArrayList<>();
  private CompletableFuture<Listing> answer;

  private final Instances instances =
      new Instances() {
        @Override
        public CompletableFuture<Listing> read(long newerThan) {
          asked.add(newerThan);
          answer = new CompletableFuture<>();
          return answer;
        }

        @Override
        public void giveUp() {}
      };

  @BeforeEach
  void start() {
    Announcements announcements =
        new Announcements(
            (listener, event, filter) -> told.add(event.getType() + event.getEndpoint().getId()));
    announcements.listen(
        1,
        (event, filter) -> {},
        Interest.of(Map.of("endpoint.listener.scope", List.of("(endpoint.id=*)"))));
    new Imports(instances, "own", announcements, timer).read();
  }

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  private static Instance instance(String node, String id) {
    Map<String, String> meta = EndpointRecord.service("s", Samples.endpoint(id, "red")).meta();
    return new Instance(node, id, meta);
  }

  private void answer(long index, Instance... found) {
    answer.complete(new Listing(index, List.of(found)));
    timer.run();
  }

  @Test
  void shouldTellOfTheEndpointsOfOthers() {
    answer(5, instance("n1", "a"), instance("own", "b"));
    answer(6);
    assertEquals(List.of("1a", "2a"), told);
    assertEquals(List.of(0L, 5L, 6L), asked);
  }

  @Test
  void shouldPassOverWhatIsNoEndpoint() {
    Instance broken = new Instance("n1", "x", Map.of("endpoint-00", "{"));
    answer(5, broken, instance("n1", "a"), new Instance("n2", "y", Map.of()));
    assertEquals(List.of("1a"), told);
  }

  @Test
  void shouldKeepWhatIsKnownWhileNobodyAnswers() {
    answer(5, instance("n1", "a"));
    answer.completeExceptionally(new NoLeaderException());
    timer.run();
    assertEquals(List.of("1a"), told);
    timer.elapse();
    assertEquals(0L, asked.get(asked.size() - 1));
    answer(6);
    assertEquals(List.of("1a", "2a"), told);
  }

  @Test
  void shouldBeginAnewWithAnotherHistory() {
    answer(5, instance("n1", "a"));
    answer(2, instance("n1", "b"));
    assertEquals(List.of("1a", "2a", "1b"), told);
    timer.elapse();
    assertEquals(List.of(0L, 5L, 0L), asked);
  }
}
