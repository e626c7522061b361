package io.praetor.session.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.api.session.SessionRow;
import io.praetor.api.state.Commands;
import io.praetor.session.internal.SessionState;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionHookTest {

  private final SessionState sessions = new SessionState();

  @BeforeEach
  void fill() {
    sessions.node("n").check("n", "c", "passing").check("n", "s", "passing").node("n2");
    create("node", "n", List.of("c"), List.of(), List.of());
    create("old", "N", List.of(), List.of(), List.of("C"));
    create("service", "n", List.of(), List.of("s"), List.of());
    create("free", "n", List.of(), List.of(), List.of());
    create("other", "n2", List.of("serfHealth"), List.of(), List.of());
  }

  @Test
  void shouldEndSessionsWhoseCheckBecomesCritical() {
    sessions.check("n", "c", "critical");
    assertEquals(List.of("free", "other", "service"), left());
  }

  @Test
  void shouldEndSessionsWhoseCheckGoes() {
    sessions.removeCheck("n", "s");
    assertEquals(List.of("free", "node", "old", "other"), left());
  }

  @Test
  void shouldEndAllSessionsOfANodeThatGoes() {
    sessions.removeNode("n");
    assertEquals(List.of("other"), left());
  }

  @Test
  void shouldLeaveSessionsAloneWhileChecksDoNotFail() {
    sessions.check("n", "c", "warning").check("n", "c", "passing").node("n");
    sessions.check("n", "new", "critical").check("n3", "c", "critical");
    assertEquals(List.of("free", "node", "old", "other", "service"), left());
  }

  @Test
  void shouldLeaveNothingOfASessionWhoseTimeIsOver() {
    sessions.perish("service");
    sessions.check("n", "s", "critical");
    assertEquals(List.of("free", "node", "old", "other"), left());
  }

  private List<String> left() {
    return sessions.sessions().stream().map(SessionRow::id).toList();
  }

  private void create(
      String id, String node, List<String> ofNode, List<String> ofServices, List<String> old) {
    SessionRow row =
        new SessionRow(id, "", node, 0, "release", "", 0, ofNode, ofServices, old, 0, 0);
    byte[] payload = SessionCommandCodec.encode(new SessionCommand.Creation(row));
    byte[] result = sessions.state().write(Commands.SESSION, payload).join();
    assertEquals("", SessionResult.decode(result).refusal());
  }
}
