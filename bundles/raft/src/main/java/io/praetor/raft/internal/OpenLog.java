package io.praetor.raft.internal;

import io.praetor.api.raft.Consensus;
import java.io.Closeable;
import java.io.IOException;

/** A log in use. Closing it ends every thread and file that belongs to it. */
interface OpenLog extends Consensus, Closeable {

  /** Size of the log files. */
  long bytes() throws IOException;
}
