package io.praetor.txn.internal.http;

import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;

/** A transaction that only reads: all its operations see one version of the state. */
record TransactionQuery(Transaction transaction) implements StateQuery<Outcome> {

  /** Nobody waits for another answer; clients are told the lowest index that they may wait with. */
  private static final long INDEX = 1;

  @Override
  public Answer<Outcome> run(ReadTxn txn) {
    return new Answer<>(
        new Outcome(
            transaction.steps().stream()
                .map(step -> step.kind().read(txn, step.operation().payload()))
                .toList()),
        INDEX,
        true);
  }
}
