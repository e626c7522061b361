package io.praetor.kv.internal.command;

import io.praetor.api.session.SessionRow;
import io.praetor.api.state.ChangeHook;
import io.praetor.api.state.RowChange;
import io.praetor.api.state.WriteTxn;

/** Lets keys follow what they hang on: sessions that hold them. */
public final class KeysHook implements ChangeHook {

  @Override
  public void changed(WriteTxn txn, RowChange change) {
    if (change.after() == null && change.before() instanceof SessionRow session) {
      new Locks(txn, new KeySpace(txn)).end(session);
    }
  }
}
