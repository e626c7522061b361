package io.praetor.raft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.raft.RaftPeer;
import io.praetor.raft.internal.recovery.PeersFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembersFileTest {

  private static final List<RaftPeer> MEMBERS =
      List.of(new RaftPeer("adf4238a-882b-9ddc-4a9d-5b6758e4159e", "192.0.2.1:8300", true));

  @TempDir Path directory;

  @Test
  void shouldWriteWhenItsThreadIsInterrupted() throws IOException {
    Thread.currentThread().interrupt();
    new MembersFile(directory).keep(MEMBERS);
    assertTrue(Thread.interrupted(), "the interruption is for whoever called");
    assertEquals(PeersFile.write(MEMBERS), Files.readString(directory.resolve(MembersFile.FILE)));
  }
}
