package io.praetor.state.internal;

import io.praetor.api.state.Snapshots;
import io.praetor.api.state.StateStore;
import io.praetor.state.internal.snapshot.StateSnapshots;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Copies of the state, out and in; there while the store is. */
@Component(service = Snapshots.class)
public final class SnapshotsComponent implements Snapshots {

  private final Snapshots snapshots;

  @Activate
  public SnapshotsComponent(@Reference StateCore core, @Reference StateStore store) {
    snapshots = new StateSnapshots(core.applier()::root, store, () -> UUID.randomUUID().toString());
  }

  @Override
  public Contents export(OutputStream out) throws IOException {
    return snapshots.export(out);
  }

  @Override
  public Contents verify(InputStream in) throws IOException {
    return snapshots.verify(in);
  }

  @Override
  public void restore(InputStream in) throws IOException {
    snapshots.restore(in);
  }
}
