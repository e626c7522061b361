package io.praetor.session.internal.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.session.SessionRow;
import io.praetor.api.state.Commands;
import io.praetor.session.internal.SessionState;
import io.praetor.session.internal.command.SessionCommand;
import io.praetor.session.internal.command.SessionCommandCodec;
import io.praetor.session.internal.command.SessionOperation;
import io.praetor.spi.txn.OperationKind;
import io.praetor.spi.txn.OperationKind.Operation;
import io.praetor.testkit.http.TextJson;
import io.praetor.testkit.state.MemoryState;
import io.praetor.testkit.txn.OperationKindContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionKindTest extends OperationKindContract {

  private static final String ID = "abcdef11-2222-3333-4444-555555555555";

  private final SessionKind kind = new SessionKind();

  @Override
  protected OperationKind kind() {
    return kind;
  }

  @Override
  protected MemoryState newState() {
    SessionState sessions = new SessionState().node("n");
    SessionRow row = new SessionRow(ID, "", "n", 0, "release", "", 0, List.of(), List.of(), 0, 0);
    byte[] creation = SessionCommandCodec.encode(new SessionCommand.Creation(row));
    assertNotNull(sessions.state().write(Commands.SESSION, creation).join());
    return sessions.state();
  }

  @Override
  protected List<Map<String, Object>> operations() {
    return List.of(Map.of("Verb", "delete", "Session", Map.of("ID", ID)));
  }

  @Test
  void shouldReadAnOperationWhateverTheCaseOfItsMembers() {
    Operation operation =
        kind.parse(Map.of("verb", "delete", "SESSION", Map.of("id", "x", "Name", "n")));
    assertEquals(Commands.SESSION_OPERATION, operation.command());
    assertArrayEquals(new SessionOperation("delete", "x").encode(), operation.payload());
    assertFalse(operation.reads());
  }

  @Test
  void shouldLeaveItToTheStateToRefuseWhatIsMissing() {
    assertArrayEquals(new SessionOperation("", "").encode(), kind.parse(Map.of()).payload());
  }

  @Test
  void shouldRefuseOtherTypes() {
    InvalidRequestException refusal =
        assertThrows(InvalidRequestException.class, () -> kind.parse(Map.of("Verb", 5L)));
    assertEquals(
        "Failed to parse body: json: cannot unmarshal number into Go struct field .Verb of type"
            + " string",
        refusal.getMessage());
    assertThrows(InvalidRequestException.class, () -> kind.parse(Map.of("Session", "x")));
  }

  @Test
  void shouldTellNothingOfADeletedSession() {
    TextJson out = new TextJson();
    kind.render(new byte[] {Commands.OPERATION_DONE}, Authorizer.UNLIMITED, out.beginArray());
    assertEquals("[]", out.endArray().toString());
  }
}
