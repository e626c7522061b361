package io.praetor.state.internal.durable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * The directory of the state: one of its own for each storage engine, and the mark that says which
 * of them counts. One thread at a time, except for {@link #directory} and {@link #exists}.
 */
public interface StateFiles {

  /** Where an engine has its files, or would have. */
  Path directory(String engine);

  /** The mark, or null when there is none; a crash does not bring back an older one. */
  byte[] readMark() throws IOException;

  /** Writes another mark beside the one that counts, so that a crash cannot undo it. */
  void prepareMark(byte[] mark) throws IOException;

  /**
   * Lets the prepared mark count. When this fails, nobody knows which one counts after a crash,
   * until it has succeeded.
   */
  void commitMark() throws IOException;

  /** Whether an engine has a directory, with or without anything in it. */
  boolean exists(String engine);

  /** Engines whose directories hold something. */
  Set<String> occupied() throws IOException;

  /** Makes the directory of an engine, if it is not there. */
  void create(String engine) throws IOException;

  /** Deletes the directory of an engine with all that is in it. */
  void delete(String engine) throws IOException;
}
