package io.praetor.snapshot.internal.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * Takes the state out of an archive while the archive is read. Whether the archive is whole is only
 * known afterwards: nothing that was read may be relied upon before.
 */
@FunctionalInterface
public interface StateReader {

  /**
   * Reads the state to its end.
   *
   * @throws IOException when it is no good; what is wrong with the archive itself, if anything, is
   *     told instead
   */
  void read(InputStream state) throws IOException;
}
