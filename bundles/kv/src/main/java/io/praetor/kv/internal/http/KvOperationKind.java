package io.praetor.kv.internal.http;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.PayloadTooLargeException;
import io.praetor.api.kv.KvEntry;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadTxn;
import io.praetor.kv.internal.command.KeyOperation;
import io.praetor.kv.internal.command.KeyOperations;
import io.praetor.kv.internal.command.KvLimits;
import io.praetor.kv.internal.command.OperationResult;
import io.praetor.spi.http.JsonWriter;
import io.praetor.spi.txn.OperationKind;
import java.util.List;
import java.util.Map;

/** Operations on keys in {@code /v1/txn}. */
public final class KvOperationKind implements OperationKind {

  private final int maxValueBytes;
  private final KvLimits limits;

  /**
   * @param maxValueBytes largest value
   * @param limits how much of the past is kept by what is written here
   */
  public KvOperationKind(int maxValueBytes, KvLimits limits) {
    this.maxValueBytes = maxValueBytes;
    this.limits = limits;
  }

  @Override
  public Operation parse(Map<String, Object> fields) {
    OperationFields given = new OperationFields(fields);
    String key = given.text("Key");
    String complaint = KeyName.complaint(key);
    if (complaint != null) {
      throw new InvalidRequestException("Invalid key: " + complaint);
    }
    byte[] value = given.bytes("Value");
    if (value.length > maxValueBytes) {
      throw new PayloadTooLargeException(
          "Value for key \""
              + key
              + "\" is too large ("
              + value.length
              + " > "
              + maxValueBytes
              + " bytes)");
    }
    KeyOperation operation =
        new KeyOperation(
            given.text("Verb"),
            key,
            value,
            given.unsigned("Flags"),
            given.unsigned("Index"),
            given.text("Session"),
            limits);
    return new Operation(Commands.KV_OPERATION, operation.encode(), operation.reads());
  }

  @Override
  public byte[] read(ReadTxn txn, byte[] payload) {
    return KeyOperations.read(txn, payload);
  }

  @Override
  public List<Permission> needs(ReadTxn txn, byte[] payload) {
    return KeyOperations.needs(payload);
  }

  @Override
  public void render(byte[] result, Authorizer caller, JsonWriter out) {
    for (KvEntry entry : OperationResult.decode(result).entries()) {
      if (!KvSights.isSeen(entry.key(), caller)) {
        continue;
      }
      out.beginObject().name("KV");
      KvJson.write(out, entry);
      out.endObject();
    }
  }
}
