package io.praetor.session.internal.command;

import io.praetor.api.session.SessionTables;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Commands;
import io.praetor.api.state.WriteTxn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Carries out {@link SessionOperation}s. The texts of refusals are Consul's. */
public final class SessionOperationHandler implements CommandHandler {

  @Override
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    String refusal = carryOut(txn, SessionOperation.decode(payload));
    byte[] text = refusal.getBytes(StandardCharsets.UTF_8);
    byte[] result = new byte[1 + text.length];
    result[0] = refusal.isEmpty() ? Commands.OPERATION_DONE : Commands.OPERATION_REFUSED;
    System.arraycopy(text, 0, result, 1, text.length);
    return result;
  }

  /** Why it was not done, or an empty string. */
  private static String carryOut(WriteTxn txn, SessionOperation operation) {
    if (!operation.verb().equals(SessionOperation.DELETE)) {
      return "failed to delete session: unknown Session verb \"" + operation.verb() + "\"";
    }
    String malformed = SessionIds.refusal(operation.id());
    if (!malformed.isEmpty()) {
      return "failed to delete session: " + malformed;
    }
    byte[] key = SessionKeys.session(SessionIds.canonical(operation.id()));
    if (txn.get(SessionTables.SESSIONS, key) == null) {
      return "failed to delete session: failed deleting session: not found";
    }
    txn.delete(SessionTables.SESSIONS, key);
    return "";
  }
}
