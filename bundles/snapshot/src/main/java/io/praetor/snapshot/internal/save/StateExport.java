package io.praetor.snapshot.internal.save;

import io.praetor.api.raft.RaftPeer;
import io.praetor.api.state.Snapshots;
import io.praetor.snapshot.internal.archive.ArchiveWriter;
import io.praetor.snapshot.internal.archive.SnapshotMeta;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Makes archives of the state as it is on this server. */
public final class StateExport {

  private static final long MILLIS_PER_SECOND = 1_000;

  private final Snapshots snapshots;
  private final Supplier<List<RaftPeer>> servers;
  private final Clock clock;

  /**
   * @param servers of the datacenter, as they are now
   */
  public StateExport(Snapshots snapshots, Supplier<List<RaftPeer>> servers, Clock clock) {
    this.snapshots = snapshots;
    this.servers = servers;
    this.clock = clock;
  }

  /** Writes an archive into an empty file. */
  public SnapshotMeta writeTo(FileChannel file) throws IOException {
    long now = clock.millis();
    return ArchiveWriter.write(
        file,
        now / MILLIS_PER_SECOND,
        out -> {
          Snapshots.Contents contents = snapshots.export(out);
          return meta(contents, now);
        });
  }

  public SnapshotMeta writeTo(ScratchFile file) throws IOException {
    return writeTo(file.channel());
  }

  private SnapshotMeta meta(Snapshots.Contents contents, long now) {
    long index = contents.stateIndex();
    return new SnapshotMeta(
        contents.term() + "-" + index + "-" + now,
        index,
        contents.term(),
        servers.get().stream()
            .map(peer -> new SnapshotMeta.Server(peer.id(), peer.address(), peer.voter()))
            .toList(),
        0, // the log does not say since when
        -1);
  }
}
