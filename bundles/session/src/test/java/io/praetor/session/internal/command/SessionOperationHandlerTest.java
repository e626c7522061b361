package io.praetor.session.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.api.session.SessionRow;
import io.praetor.api.state.Commands;
import io.praetor.session.internal.SessionState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SessionOperationHandlerTest {

  private static final String ID = "abcdef11-2222-3333-4444-555555555555";

  private final SessionState sessions = new SessionState().node("n");

  @Test
  void shouldDeleteASession() {
    SessionRow row = new SessionRow(ID, "", "n", 0, "release", "", 0, List.of(), List.of(), 0, 0);
    byte[] creation = SessionCommandCodec.encode(new SessionCommand.Creation(row));
    sessions.state().write(Commands.SESSION, creation).join();
    assertEquals("0", carryOut("delete", ID.toUpperCase(Locale.ROOT)));
    assertEquals(List.of(), sessions.sessions());
  }

  @Test
  void shouldRefuseWhatCannotBeDone() {
    assertEquals(
        "1failed to delete session: failed deleting session: not found", carryOut("delete", ID));
    assertEquals(
        "1failed to delete session: failed session lookup: index error: UUID must be 36 characters",
        carryOut("delete", "x"));
    assertEquals("1failed to delete session: unknown Session verb \"get\"", carryOut("get", ID));
  }

  private String carryOut(String verb, String id) {
    byte[] payload = new SessionOperation(verb, id).encode();
    byte[] result = sessions.state().write(Commands.SESSION_OPERATION, payload).join();
    return result[0] + new String(result, 1, result.length - 1, StandardCharsets.UTF_8);
  }
}
