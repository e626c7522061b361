package io.praetor.api.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Copies of the whole state, out and in. Methods block the caller: not for event loops. */
@ProviderType
public interface Snapshots {

  /** Writes a consistent copy of the state as it is on this server now. */
  Contents export(OutputStream out) throws IOException;

  /**
   * Reads a copy to its end and says what is in it, without touching the state.
   *
   * @throws IOException when it is damaged, cut short or of a version that is not known
   */
  Contents verify(InputStream in) throws IOException;

  /**
   * Verifies a copy and replaces the state of every server by it, through the log. Whoever waits
   * with a question is answered; lives of rows begin anew. Returns when this server has the new
   * state.
   *
   * @throws IOException when the copy is not whole; nothing is replaced then
   * @throws io.praetor.api.error.PlatformException when there is no leader to replace it
   */
  void restore(InputStream in) throws IOException;

  /**
   * What a copy holds.
   *
   * @param term term of the newest log entry in it
   * @param logIndex its place in the log
   * @param stateIndex index of the newest command
   * @param tables by name
   */
  record Contents(long term, long logIndex, long stateIndex, Map<String, Table> tables) {}

  /**
   * How much of a copy a table is.
   *
   * @param rows how many
   * @param bytes their keys and values, as they stand in the copy
   */
  record Table(long rows, long bytes) {}
}
