package io.praetor.raft.internal;

import io.praetor.api.raft.RaftPeer;
import io.praetor.raft.internal.recovery.PeersFile;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the members in the file {@code members.json}, in the form of {@code peers.json}, for
 * whoever must recover a cluster while no agent runs. Nothing is read back from it. Used by one
 * thread.
 */
final class MembersFile {

  static final String FILE = "members.json";

  private static final Logger LOG = LoggerFactory.getLogger(MembersFile.class);

  private final Path directory;
  private List<RaftPeer> written = List.of();

  MembersFile(Path directory) {
    this.directory = directory;
  }

  void keep(List<RaftPeer> members) {
    if (members.isEmpty() || members.equals(written)) {
      return;
    }
    try {
      write(PeersFile.write(members));
      written = List.copyOf(members);
    } catch (IOException e) {
      LOG.warn("The members could not be written to {}: {}", directory.resolve(FILE), e.toString());
    }
  }

  /** An agent that stops interrupts its threads, once; who recovers later needs the file whole. */
  private void write(String text) throws IOException {
    try {
      SafeFile.write(directory.resolve(FILE), text);
    } catch (ClosedByInterruptException e) {
      Thread.interrupted();
      SafeFile.write(directory.resolve(FILE), text);
      Thread.currentThread().interrupt();
    }
  }
}
