package io.praetor.raft.internal.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.raft.RaftPeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersFileTest {

  @TempDir Path directory;

  @Test
  void shouldReadBothForms() throws IOException {
    assertEquals(
        List.of(new RaftPeer("a", "1.2.3.4:8300", true), new RaftPeer("b", "[::1]:8300", false)),
        read(
            "[{\"id\":\"a\",\"address\":\"1.2.3.4:8300\"},"
                + "{\"id\":\"b\",\"address\":\"[::1]:8300\",\"non_voter\":true,\"more\":{}}]"));
    assertEquals(List.of(new RaftPeer("", "1.2.3.4:8300", true)), read("[\"1.2.3.4:8300\"]"));
  }

  @Test
  void shouldReadWhatItWrote() throws IOException {
    List<RaftPeer> peers = List.of(new RaftPeer("a", "x:1", true), new RaftPeer("b", "y:1", false));

    assertEquals(peers, read(PeersFile.write(peers)));
  }

  @Test
  void shouldSayWhatIsWrong() {
    for (String bad :
        List.of(
            "",
            "{}",
            "[]",
            "[1]",
            "[{\"address\":\"a:1\"}]",
            "[{\"id\":\"a\"}]",
            "[\"a:1\",\"a:1\"]",
            "[{\"id\":\"a\",\"address\":\"a:1\",\"non_voter\":true}]",
            "[{\"id\":\"a\",\"address\":\"a:1\"},{\"id\":\"a\",\"address\":\"b:1\"}]",
            "[\"a:1\"")) {
      IOException failure = assertThrows(IOException.class, () -> read(bad), bad);
      assertTrue(failure.getMessage().contains("peers.json cannot be used"), failure.getMessage());
    }
  }

  private List<RaftPeer> read(String text) throws IOException {
    Path file = directory.resolve(PeersFile.FILE);
    Files.writeString(file, text);
    return PeersFile.read(file);
  }
}
