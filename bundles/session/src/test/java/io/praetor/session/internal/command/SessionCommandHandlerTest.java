package io.praetor.session.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.api.session.SessionRow;
import io.praetor.api.state.Commands;
import io.praetor.session.internal.SessionState;
import io.praetor.session.internal.command.SessionCommand.Creation;
import io.praetor.session.internal.command.SessionCommand.Destruction;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionCommandHandlerTest {

  private static final String ID = "11111111-2222-3333-4444-555555555555";

  private final SessionState sessions = new SessionState();

  @Test
  void shouldKeepASessionWithItsIndexes() {
    sessions.node("n");
    assertEquals("", create("n", List.of("serfHealth"), List.of(), List.of()));
    assertEquals(
        List.of(
            new SessionRow(
                ID,
                "name",
                "n",
                5,
                "delete",
                "15s",
                30_000,
                List.of("serfHealth"),
                List.of(),
                3,
                3)),
        sessions.sessions());
  }

  @Test
  void shouldDemandTheNodeWhateverItsCase() {
    assertEquals("Missing node registration", create("n", List.of(), List.of(), List.of()));
    sessions.node("Node");
    assertEquals("", create("nODE", List.of(), List.of(), List.of()));
    assertEquals("Node", sessions.sessions().get(0).node(), "rights tell case apart");
  }

  @Test
  void shouldDemandChecksOfEveryKindOldOnesFirst() {
    sessions.node("n").check("n", "ok", "warning").check("n", "bad", "critical");
    assertEquals("", create("n", List.of("OK"), List.of("ok"), List.of("ok")));
    assertEquals(
        "Missing check 'x' registration", create("n", List.of("ok"), List.of("x"), List.of()));
    assertEquals(
        "Check 'bad' is in critical state", create("n", List.of("bad"), List.of(), List.of()));
    assertEquals(
        "Missing check 'old' registration",
        create("n", List.of("bad"), List.of("bad"), List.of("old")));
  }

  @Test
  void shouldNotKeepWhatIsRefused() {
    create("n", List.of(), List.of(), List.of());
    assertEquals(List.of(), sessions.sessions());
  }

  @Test
  void shouldDestroyASessionAndPassOverNone() {
    sessions.node("n");
    create("n", List.of(), List.of(), List.of());
    assertEquals("", write(new Destruction(ID)));
    assertEquals(List.of(), sessions.sessions());
    assertEquals("", write(new Destruction(ID)));
  }

  private String create(
      String node, List<String> ofNode, List<String> ofServices, List<String> old) {
    return write(
        new Creation(
            new SessionRow(
                ID, "name", node, 5, "delete", "15s", 30_000, ofNode, ofServices, old, 0, 0)));
  }

  private String write(SessionCommand command) {
    byte[] payload = SessionCommandCodec.encode(command);
    byte[] result = sessions.state().write(Commands.SESSION, payload).join();
    return SessionResult.decode(result).refusal();
  }
}
