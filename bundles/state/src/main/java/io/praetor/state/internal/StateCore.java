package io.praetor.state.internal;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.ReplicatedState;
import io.praetor.state.internal.apply.Applier;
import io.praetor.state.internal.apply.ApplyLoop;
import io.praetor.state.internal.apply.Rules;
import io.praetor.state.internal.durable.Durability;
import io.praetor.state.internal.durable.Snapshot;
import io.praetor.state.internal.table.Root;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The state as the log sees it: put together from the apply loop and what makes it durable. */
public final class StateCore implements ReplicatedState {

  private final Applier applier;
  private final ApplyLoop loop;
  private final Durability durability;
  private final StatusReport report;
  private final StateGauges gauges;

  StateCore(Applier applier, ApplyLoop loop, Durability durability, Rules rules) {
    this.applier = applier;
    this.loop = loop;
    this.durability = durability;
    report = new StatusReport(applier::root, durability, rules);
    gauges = new StateGauges(applier::root, report::waiting);
    applier.listen(durability);
  }

  Applier applier() {
    return applier;
  }

  StatusReport report() {
    return report;
  }

  StateGauges gauges() {
    return gauges;
  }

  @Override
  public LogPosition durablePosition() {
    return durability.position();
  }

  @Override
  public CompletableFuture<List<byte[]>> apply(LogPosition position, List<byte[]> commands) {
    return loop.submit(position, commands);
  }

  @Override
  public void advance(LogPosition position) {
    // Nobody waits for it: what comes of it shows in the next version.
    var unused = loop.submit(position, List.of());
  }

  @Override
  public CompletableFuture<LogPosition> checkpoint() {
    return durability.checkpoint();
  }

  @Override
  public LogPosition exportSnapshot(OutputStream out) throws IOException {
    Root root = applier.root();
    Snapshot.write(root, out);
    return root.position();
  }

  @Override
  public void importSnapshot(InputStream in) throws IOException {
    Root restored = Snapshot.read(applier.root().schema(), in);
    try {
      if (!loop.replace(restored).join()) {
        throw new IOException("the state is closing");
      }
      durability.checkpoint().join();
    } catch (CompletionException e) {
      throw new IOException("the snapshot could not be made durable", e.getCause());
    }
  }
}
