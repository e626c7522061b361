package io.praetor.snapshot.internal.archive;

import java.io.IOException;
import java.io.OutputStream;

/** Puts the state into an archive. */
@FunctionalInterface
public interface StateWriter {

  /**
   * Writes the state.
   *
   * @return what it is; its size need not be told
   */
  SnapshotMeta write(OutputStream state) throws IOException;
}
