package io.praetor.txn.internal.http;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.util.List;

/**
 * A transaction that only reads: all its operations see one version of the state.
 *
 * @param caller whose rights count: what only compares needs some
 */
record TransactionQuery(Transaction transaction, Authorizer caller) implements StateQuery<Outcome> {

  /** Nobody waits for another answer; clients are told the lowest index that they may wait with. */
  private static final long INDEX = 1;

  @Override
  public Answer<Outcome> run(ReadTxn txn) {
    List<Outcome.Refusal> denials = DenialsQuery.denials(txn, transaction, caller);
    Outcome outcome =
        denials.isEmpty() ? read(txn) : Outcome.refused(denials, transaction.steps().size());
    return new Answer<>(outcome, INDEX, true);
  }

  private Outcome read(ReadTxn txn) {
    return new Outcome(
        transaction.steps().stream()
            .map(step -> step.kind().read(txn, step.operation().payload()))
            .toList());
  }
}
