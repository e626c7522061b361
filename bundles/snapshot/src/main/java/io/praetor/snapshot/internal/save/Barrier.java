package io.praetor.snapshot.internal.save;

import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;

/** A question that is answered with the index of a state that is as new as it was asked for. */
public record Barrier() implements StateQuery<Void> {

  @Override
  public Answer<Void> run(ReadTxn txn) {
    return new Answer<>(null, txn.index(), true);
  }
}
