package io.praetor.txn.internal.http;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.WriteTxn;
import io.praetor.spi.http.JsonWriter;
import io.praetor.spi.txn.OperationKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Operations that say themselves what becomes of them. {@code Do}: {@code read}, {@code write},
 * {@code refuse} or {@code refuse-read}; {@code Times}: how many results they have.
 */
final class FakeKind implements OperationKind.OfNodes, CommandHandler {

  static final int COMMAND = 99;

  private final String name;

  FakeKind(String name) {
    this.name = name;
  }

  @Override
  public Operation parse(Map<String, Object> fields) {
    if (!(fields.get("Do") instanceof String what)) {
      throw new InvalidRequestException("Failed to parse body: cannot do " + fields.get("Do"));
    }
    byte[] payload =
        (what + ":" + fields.getOrDefault("Times", 1L)).getBytes(StandardCharsets.UTF_8);
    return new Operation(COMMAND, payload, what.contains("read"));
  }

  /** Its result tells for whom it was. */
  @Override
  public Operation boundTo(String node, Operation operation) {
    String bound =
        new String(operation.payload(), StandardCharsets.UTF_8).replace(":", "@" + node + ":");
    return new Operation(COMMAND, bound.getBytes(StandardCharsets.UTF_8), operation.reads());
  }

  @Override
  public byte[] read(ReadTxn txn, byte[] payload) {
    return carryOut(new String(payload, StandardCharsets.UTF_8));
  }

  @Override
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    return carryOut(StandardCharsets.UTF_8.decode(payload).toString());
  }

  private static byte[] carryOut(String what) {
    byte code = what.startsWith("refuse") ? Commands.OPERATION_REFUSED : Commands.OPERATION_DONE;
    return ((char) code + what).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<Permission> needs(ReadTxn txn, byte[] payload) {
    String what = new String(payload, StandardCharsets.UTF_8);
    return what.startsWith("read")
        ? List.of()
        : List.of(Permission.of(Resource.KEY, Access.WRITE, what.substring(0, what.indexOf(':'))));
  }

  @Override
  public void render(byte[] result, Authorizer caller, JsonWriter out) {
    if (!caller.allows(Resource.KEY, Access.READ, name)) {
      return;
    }
    String text = new String(result, 1, result.length - 1, StandardCharsets.UTF_8);
    int times = Integer.parseInt(text.substring(text.indexOf(':') + 1));
    for (int n = 0; n < times; n++) {
      out.beginObject().name(name).value(text).endObject();
    }
  }
}
