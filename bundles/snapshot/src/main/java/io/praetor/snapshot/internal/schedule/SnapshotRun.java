package io.praetor.snapshot.internal.schedule;

import io.praetor.api.state.Snapshots;
import io.praetor.snapshot.internal.archive.ArchiveReader;
import io.praetor.snapshot.internal.archive.SnapshotMeta;
import io.praetor.snapshot.internal.save.StateExport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Takes one snapshot, if there is news, and reads it back before it counts. */
final class SnapshotRun {

  private final SnapshotShelf shelf;
  private final Snapshots snapshots;
  private final StateExport export;
  private final LongSupplier stateIndex;
  private final Clock clock;
  private final String datacenter;
  private final int retain;

  /**
   * @param stateIndex of the newest change
   * @param retain how many are kept
   */
  SnapshotRun(
      SnapshotShelf shelf,
      Snapshots snapshots,
      StateExport export,
      LongSupplier stateIndex,
      Clock clock,
      String datacenter,
      int retain) {
    this.shelf = shelf;
    this.snapshots = snapshots;
    this.export = export;
    this.stateIndex = stateIndex;
    this.clock = clock;
    this.datacenter = datacenter;
    this.retain = retain;
  }

  /** Removes what an earlier run left; when the newest snapshot was taken, if there is one, ms. */
  OptionalLong begin() throws IOException {
    shelf.removeDraft();
    List<SnapshotName> names = shelf.names();
    return names.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(names.get(0).taken().toEpochMilli());
  }

  /** Empty when nothing has changed since the last one. */
  Optional<SnapshotName> take() throws IOException {
    List<SnapshotName> names = shelf.names();
    if (!names.isEmpty() && names.get(0).index() == stateIndex.getAsLong()) {
      return Optional.empty();
    }
    SnapshotName added = shelf.add(this::fill);
    shelf.retain(retain);
    return Optional.of(added);
  }

  private SnapshotName fill(FileChannel draft) throws IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    SnapshotMeta written = export.writeTo(draft);
    draft.force(true);
    draft.position(0);
    SnapshotMeta read =
        ArchiveReader.read(
            new BufferedInputStream(Channels.newInputStream(draft)), snapshots::verify);
    if (!read.equals(written)) {
      throw new IOException("the snapshot is not what was written");
    }
    return new SnapshotName(datacenter, written.index(), now);
  }
}
