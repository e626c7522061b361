package io.praetor.kv.internal.command;

import io.praetor.api.kv.KvLifetime;
import io.praetor.api.session.SessionRow;
import io.praetor.api.state.ChangeHook;
import io.praetor.api.state.RowChange;
import io.praetor.api.state.WriteTxn;

/** Lets keys follow what they hang on: the sessions that hold them, and their own time. */
public final class KeysHook implements ChangeHook {

  @Override
  public void changed(WriteTxn txn, RowChange change) {
    if (change.after() != null) {
      return;
    }
    KeySpace keys = new KeySpace(txn, null);
    if (change.before() instanceof SessionRow session) {
      new Locks(txn, keys).end(session);
    } else if (change.before() instanceof KvLifetime life && change.perished()) {
      keys.remove(life.key());
    }
  }
}
