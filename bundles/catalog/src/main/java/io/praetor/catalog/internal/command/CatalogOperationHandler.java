package io.praetor.catalog.internal.command;

import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.WriteTxn;
import java.nio.ByteBuffer;

/** Carries out operations of transactions on nodes, services and checks. */
public final class CatalogOperationHandler {

  /** Applies an operation; see {@link io.praetor.api.state.CommandHandler#apply}. */
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    return result(txn, CatalogOperationCodec.decode(payload)).encode();
  }

  /** Carries out an operation that reads; any other is a defect of the caller. */
  public static byte[] read(ReadTxn txn, byte[] payload) {
    return found(txn, CatalogOperationCodec.decode(ByteBuffer.wrap(payload))).encode();
  }

  private static OperationResult result(WriteTxn txn, CatalogOperation operation) {
    if (operation instanceof CatalogOperation.ByAgent by) {
      String refusal = MemberNodes.refusal(txn, by.agent(), by.operation());
      return refusal.isEmpty() ? result(txn, by.operation()) : OperationResult.refused(refusal);
    }
    if (operation instanceof CatalogOperation.OnNode on && on.verb() != Verb.GET) {
      return NodeOperations.write(txn, on.verb(), on.row());
    }
    if (operation instanceof CatalogOperation.OnService on && on.verb() != Verb.GET) {
      return ServiceOperations.write(txn, on.verb(), on.row());
    }
    if (operation instanceof CatalogOperation.OnCheck on && on.verb() != Verb.GET) {
      return CheckOperations.write(txn, on.verb(), on.row());
    }
    return found(txn, operation);
  }

  private static OperationResult found(ReadTxn txn, CatalogOperation operation) {
    if (operation instanceof CatalogOperation.Impossible impossible) {
      return OperationResult.refused(impossible.reason());
    }
    if (operation instanceof CatalogOperation.OnNode on && on.verb() == Verb.GET) {
      return NodeOperations.get(txn, on.row());
    }
    if (operation instanceof CatalogOperation.OnService on && on.verb() == Verb.GET) {
      return ServiceOperations.get(txn, on.row());
    }
    if (operation instanceof CatalogOperation.OnCheck on && on.verb() == Verb.GET) {
      return CheckOperations.get(txn, on.row());
    }
    throw new MalformedCommandException("an operation that writes cannot be read");
  }
}
