package io.praetor.txn.internal.http;

import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Commands;
import io.praetor.api.state.WriteTxn;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Carries out transactions of few and small {@link FakeKind} operations, as the state would. */
final class TransactionReplay implements CommandHandler {

  private final FakeKind handler = new FakeKind("");

  @Override
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    byte version = payload.get();
    int count = payload.get();
    List<byte[]> results = new ArrayList<>();
    boolean done = version == 1;
    for (int n = 0; n < count; n++) {
      boolean known = payload.get() == FakeKind.COMMAND;
      ByteBuffer operation = payload.slice(payload.position() + 1, payload.get(payload.position()));
      payload.position(payload.position() + 1 + operation.remaining());
      byte[] result = handler.apply(txn, operation);
      done &= known && result[0] == Commands.OPERATION_DONE;
      results.add(result);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(done ? 1 : 0);
    out.write(results.size());
    for (byte[] result : results) {
      out.write(result.length);
      out.writeBytes(result);
    }
    return out.toByteArray();
  }
}
