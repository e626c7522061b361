package io.praetor.state.internal.durable;

import io.praetor.api.raft.LogPosition;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Touched;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Nothing is kept. The state lives exactly as long as the process, and so does a log in memory: for
 * that log everything applied is as safe as it can be, may be forgotten, and must not be replayed
 * into this living state when only the log is restarted.
 */
public final class NoDurability implements Durability {

  private volatile LogPosition applied = LogPosition.NONE;

  @Override
  public LogPosition position() {
    return applied;
  }

  @Override
  public CompletableFuture<LogPosition> checkpoint() {
    return CompletableFuture.completedFuture(applied);
  }

  @Override
  public String lastError() {
    return "";
  }

  @Override
  public void applied(Root root, List<Touched> touched) {
    applied = root.position();
  }

  @Override
  public void replaced(Root root) {
    applied = root.position();
  }
}
