package io.praetor.state.internal.apply;

import io.praetor.state.internal.table.Root;
import java.io.IOException;
import java.io.InputStream;

/** Makes a version of a snapshot. */
public interface RootReader {

  /** Reads one; fails when it is damaged or of a newer version than this server. */
  Root read(InputStream snapshot) throws IOException;
}
