package io.praetor.agent.internal.leave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.agent.internal.Endpoints;
import io.praetor.agent.internal.FakeSurroundings;
import io.praetor.agent.internal.ManualTimer;
import io.praetor.spi.http.Answer;
import io.praetor.testkit.http.FakeRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeavingTest {

  private final FakeSurroundings surroundings = new FakeSurroundings();
  private final ManualTimer timer = new ManualTimer();

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void shouldLeaveTheLogThenThePoolsThenDrain() {
    CompletableFuture<Void> left = leaving(true).leave();
    assertEquals(
        List.of("says no more", "servers leave", "golden.dc1 leaves", "golden leaves"),
        surroundings.log);
    assertFalse(left.isDone());
    timer.runAll();
    assertTrue(left.isDone());
  }

  @Test
  void shouldLeaveOnlyOnce() {
    Leaving leaving = leaving(false);
    CompletableFuture<Void> first = leaving.leave();
    CompletableFuture<Void> second = leaving.leave();
    assertTrue(first.isDone() && second.isDone());
    assertEquals(List.of("says no more", "golden leaves"), surroundings.log);
  }

  @Test
  void shouldPassOverAStepThatTakesTooLong() {
    surroundings.wan.left = new CompletableFuture<>();
    CompletableFuture<Void> left = leaving(true).leave();
    assertEquals(
        List.of("says no more", "servers leave", "golden.dc1 leaves", "golden leaves"),
        surroundings.log);
    timer.runAll();
    timer.runAll();
    assertTrue(left.isDone());
    assertFalse(surroundings.wan.left.isDone());
  }

  @Test
  void shouldAnswerBeforeItStops() {
    LeaveEndpoint endpoint = new LeaveEndpoint("n1", leaving(false), surroundings, timer);
    Answer answer = Endpoints.ask(endpoint, "agent/leave", FakeRequest.of("PUT", "", "", ""));
    assertEquals(200, Endpoints.content(answer).status());
    assertEquals(List.of("says no more", "golden leaves"), surroundings.log);
    timer.runAll();
    assertEquals(List.of("says no more", "golden leaves", "stop"), surroundings.log);
  }

  @Test
  void shouldFollowTheRulesForSignals() {
    assertTrue(new SignalRules(true, true).leavesOn("TERM"));
    assertFalse(new SignalRules(false, false).leavesOn("TERM"));
    assertTrue(new SignalRules(false, false).leavesOn("INT"));
    assertFalse(new SignalRules(true, true).leavesOn("INT"));
    assertFalse(new SignalRules(true, false).leavesOn("HUP"));
  }

  private Leaving leaving(boolean server) {
    return new Leaving(
        surroundings, server, 5_000, timer, () -> surroundings.log.add("says no more"));
  }
}
