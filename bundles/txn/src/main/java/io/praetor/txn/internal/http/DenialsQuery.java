package io.praetor.txn.internal.http;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.txn.internal.http.Outcome.Refusal;
import java.util.ArrayList;
import java.util.List;

/** The operations that a caller may not carry out, as the state is. */
record DenialsQuery(Transaction transaction, Authorizer caller)
    implements StateQuery<List<Refusal>> {

  private static final String DENIED = "Permission denied";

  @Override
  public Answer<List<Refusal>> run(ReadTxn txn) {
    return new Answer<>(denials(txn, transaction, caller), Answer.NONE, true);
  }

  /** The same in a state. */
  static List<Refusal> denials(ReadTxn txn, Transaction transaction, Authorizer caller) {
    List<Refusal> denials = new ArrayList<>();
    if (caller.isUnlimited()) {
      return denials;
    }
    for (int n = 0; n < transaction.steps().size(); n++) {
      Transaction.Step step = transaction.steps().get(n);
      if (!step.kind().needs(txn, step.operation().payload()).stream().allMatch(caller::allows)) {
        denials.add(new Refusal(n, DENIED));
      }
    }
    return denials;
  }
}
