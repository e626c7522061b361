package io.praetor.state.internal.durable;

import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mark in memory and on disk. Once another mark was let to count and that failed, either may be
 * found after a crash; the log must then keep what the older one needs, until {@link #settle} has
 * succeeded. For all threads.
 */
final class EngineMarker {

  private static final Logger LOG = LoggerFactory.getLogger(EngineMarker.class);

  private final StateFiles files;

  /** Guarded by this, as what follows. */
  private EngineMark mark;

  /** Whether the disk may hold another mark. */
  private boolean unsettled;

  private EngineMarker(StateFiles files, EngineMark mark, boolean unsettled) {
    this.files = files;
    this.mark = mark;
    this.unsettled = unsettled;
  }

  /** As it is on disk; where there is none, the configured engine is the one that counts. */
  static EngineMarker read(StateFiles files, String configured) throws IOException {
    byte[] bytes = files.readMark();
    if (bytes == null && !EngineMark.isName(configured)) {
      throw new IOException("storage engine \"" + configured + "\" has no proper name");
    }
    return bytes == null
        ? new EngineMarker(files, new EngineMark(configured, configured, Set.of()), true)
        : new EngineMarker(files, EngineMark.decode(bytes), false);
  }

  synchronized EngineMark mark() {
    return mark;
  }

  /** Whether the disk holds it. */
  synchronized boolean isSettled() {
    return !unsettled;
  }

  /** Changes what is not urgent: it is on disk when the next {@link #settle} has succeeded. */
  synchronized void note(EngineMark next) {
    if (!next.equals(mark)) {
      mark = next;
      unsettled = true;
    }
  }

  /**
   * Lets another mark count. When this throws, nothing has changed; when it returns, there is no
   * way back, though {@link #settle} may have something left to do.
   */
  synchronized void point(EngineMark next) throws IOException {
    files.prepareMark(next.encode());
    mark = next;
    unsettled = true;
    try {
      files.commitMark();
      unsettled = false;
    } catch (IOException e) {
      LOG.error("The mark of the storage engine may not be on disk yet: {}", e.getMessage());
    }
  }

  /** Returns when the disk holds the mark. */
  synchronized void settle() throws IOException {
    if (unsettled) {
      files.prepareMark(mark.encode());
      files.commitMark();
      unsettled = false;
    }
  }
}
