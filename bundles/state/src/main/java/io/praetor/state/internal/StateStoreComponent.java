package io.praetor.state.internal;

import io.praetor.api.raft.Consensus;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateStore;
import io.praetor.state.internal.read.LiveStateStore;
import java.util.concurrent.CompletableFuture;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The store that other bundles see; there while both the state and its log are. */
@Component(service = StateStore.class)
public final class StateStoreComponent implements StateStore {

  private final BackgroundThread background = new BackgroundThread("praetor-state-watch");
  private final LiveStateStore store;

  @Activate
  public StateStoreComponent(@Reference StateCore core, @Reference Consensus consensus) {
    store = new LiveStateStore(core.applier(), consensus, background);
    core.report().waitingQueries(store::waiting);
  }

  @Deactivate
  void deactivate() {
    store.close();
    background.close();
  }

  @Override
  public <T> CompletableFuture<ReadResult<T>> read(StateQuery<T> query, ReadOptions options) {
    return store.read(query, options);
  }

  @Override
  public CompletableFuture<byte[]> write(int command, byte[] payload) {
    return store.write(command, payload);
  }
}
