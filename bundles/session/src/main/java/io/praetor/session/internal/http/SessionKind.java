package io.praetor.session.internal.http;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadTxn;
import io.praetor.session.internal.command.SessionOperation;
import io.praetor.session.internal.query.SessionNeeds;
import io.praetor.spi.http.JsonWriter;
import io.praetor.spi.txn.OperationKind;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** Operations on sessions in transactions: their deletion, which has no result. */
public final class SessionKind implements OperationKind {

  private static final String REFUSED = "Failed to parse body: ";

  @Override
  public Operation parse(Map<String, Object> fields) {
    JsonObject operation = JsonObject.of(fields, REFUSED);
    String id = JsonObject.of(operation.value("Session"), REFUSED).text("ID", "");
    SessionOperation parsed = new SessionOperation(operation.text("Verb", ""), id);
    return new Operation(Commands.SESSION_OPERATION, parsed.encode(), false);
  }

  @Override
  public byte[] read(ReadTxn txn, byte[] payload) {
    throw new IllegalStateException("no operation on sessions only reads");
  }

  @Override
  public List<Permission> needs(ReadTxn txn, byte[] payload) {
    return SessionNeeds.of(txn, SessionOperation.decode(ByteBuffer.wrap(payload)).id());
  }

  @Override
  public void render(byte[] result, Authorizer caller, JsonWriter out) {
    // Nothing is told of what is gone.
  }
}
