package io.praetor.state.internal.durable;

import io.praetor.api.raft.LogPosition;
import io.praetor.state.internal.apply.RootListener;
import java.util.concurrent.CompletableFuture;

/** How the state outlives the process, if it does. */
public interface Durability extends RootListener {

  /** What the log need not replay. */
  LogPosition position();

  /** Makes everything applied so far durable; fails when that does not work just now. */
  CompletableFuture<LogPosition> checkpoint();

  /** What went wrong last, empty when the last attempt succeeded. */
  String lastError();
}
