package io.praetor.snapshot.internal.archive;

import io.praetor.api.state.Snapshots.Contents;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a whole, undamaged archive holds. Needs no agent and, besides {@code api} and Jackson's
 * core, no other bundle: the command line uses it too.
 *
 * @param meta what the archive says of its state
 * @param contents what is in the state, tables in the order of their numbers, those without rows
 *     left out
 */
public record ArchiveInspection(SnapshotMeta meta, Contents contents) {

  /**
   * Reads an archive to its end, with all sums checked.
   *
   * @throws IOException when it is not whole; the message is for people
   */
  public static ArchiveInspection of(InputStream archive) throws IOException {
    return of(archive, RowListener.NONE);
  }

  /** As {@link #of(InputStream)}; what the listener heard counts only if this returns. */
  public static ArchiveInspection of(InputStream archive, RowListener rows) throws IOException {
    Contents[] contents = new Contents[1];
    SnapshotMeta meta =
        ArchiveReader.read(archive, state -> contents[0] = StateWalk.read(state, rows));
    return new ArchiveInspection(meta, contents[0]);
  }
}
