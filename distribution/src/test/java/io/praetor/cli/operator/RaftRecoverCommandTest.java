package io.praetor.cli.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.cli.TestTerminal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaftRecoverCommandTest {

  private static final String ID = "ba39fecd-3ff4-1604-c63b-810dd74e02a9";
  private static final String OTHER = "9e7d3738-e973-69fa-d6a1-9917309643cc";

  private final TestTerminal terminal = new TestTerminal();

  @TempDir Path directory;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectory(directory.resolve("raft"));
    Files.writeString(directory.resolve("raft/member"), "node=" + ID + "\ngroup=c1\n");
  }

  @Test
  void shouldOnlyShowAPlanAtFirst() {
    assertEquals(0, run("-address=10.0.0.1:8300"));
    assertTrue(terminal.out().contains("  " + ID + "  10.0.0.1:8300\n"), terminal.out());
    assertTrue(terminal.out().contains("Nothing was changed."), terminal.out());
    assertFalse(Files.exists(peers()));
  }

  @Test
  void shouldNotApplyAPlanThatNobodyMade() {
    assertEquals(1, run("-apply"));
    assertTrue(terminal.out().contains("Say which of them are gone for good"), terminal.out());
    assertEquals(
        "Error! Nothing was changed: -apply needs -lost, -peers-json or -address\n",
        terminal.err());
    assertFalse(Files.exists(peers()));
    assertEquals(0, run(), "without -apply nothing was asked for");
  }

  @Test
  void shouldLeavePeersWhenToldTo() throws IOException {
    Path wanted =
        write(
            "[{\"id\":\"%s\",\"address\":\"10.0.0.1:8300\"},{\"id\":\"%s\",".formatted(ID, OTHER)
                + "\"address\":\"[::1]:8300\",\"non_voter\":true}]");
    assertEquals(0, run("-peers-json=" + wanted, "-apply"));
    String expected =
        """
        [
          {
            "id": "%s",
            "address": "10.0.0.1:8300",
            "non_voter": false
          },
          {
            "id": "%s",
            "address": "[::1]:8300",
            "non_voter": true
          }
        ]
        """
            .formatted(ID, OTHER);
    assertEquals(expected, Files.readString(peers()));
    assertEquals(0, run("-address=10.0.0.1:8300"));
    assertTrue(terminal.out().contains("already"), terminal.out());
    assertEquals(expected, Files.readString(peers()));
  }

  @Test
  void shouldStrikeOutWhoIsLost() throws IOException {
    String known = "[" + object(ID, "10.0.0.1:8300") + "," + object(OTHER, "10.0.0.2:8300") + "]";
    Files.writeString(directory.resolve("raft/members.json"), known);
    assertEquals(0, run());
    assertTrue(terminal.out().contains("  " + OTHER + "  10.0.0.2:8300\n"), terminal.out());
    assertTrue(terminal.out().contains("-lost"), terminal.out());

    assertEquals(0, run("-lost=10.0.0.2:8300", "-apply"));
    String left = Files.readString(peers());
    assertTrue(left.contains(ID) && !left.contains(OTHER), left);

    Files.delete(peers());
    assertEquals(1, run("-lost=" + ID, "-apply"));
    assertTrue(terminal.err().contains("-lost names this server"), terminal.err());
    assertEquals(1, run("-lost=10.0.0.3:8300", "-apply"));
    assertTrue(terminal.err().contains("there is no server \"10.0.0.3:8300\""), terminal.err());
    assertFalse(Files.exists(peers()));
  }

  @Test
  void shouldKnowAddressesThatStandAlone() throws IOException {
    String known = "[" + object(ID, "10.0.0.1:8300") + "," + object(OTHER, "10.0.0.2:8300") + "]";
    Files.writeString(directory.resolve("raft/members.json"), known);
    assertEquals(0, run("-peers-json=" + write("[\"10.0.0.1:8300\"]"), "-apply"));
    assertTrue(Files.readString(peers()).contains(ID));
  }

  @Test
  void shouldRefuseWhileTheAgentRuns() throws IOException {
    try (FileChannel file =
            FileChannel.open(
                directory.resolve("praetor.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = file.lock()) {
      assertTrue(held.isValid());
      assertEquals(1, run("-address=10.0.0.1:8300", "-apply"));
    }
    assertEquals("Error! the agent of " + directory + " runs: stop it first\n", terminal.err());
    assertFalse(Files.exists(peers()));
  }

  @Test
  void shouldRefuseListsThatCannotWork() throws IOException {
    assertRefused("[]", "no server would have a vote");
    assertRefused("[\"10.0.0.1:8300\"]", "nothing is known of \"10.0.0.1:8300\"");
    assertRefused(peer(OTHER, "10.0.0.1:8300"), "does not name this server");
    assertRefused(peer("x", "10.0.0.1:8300"), "\"x\" is not a node id");
    assertRefused(peer(ID, "10.0.0.1"), "\"10.0.0.1\" is not an address with a port");
    String mine = peer(ID, "10.0.0.1:8300").substring(1).replace("]", "");
    assertRefused("[" + mine + "," + mine + "]", ID + " is named twice");
  }

  @Test
  void shouldRefuseADirectoryWithoutALog() throws IOException {
    Files.delete(directory.resolve("raft/member"));
    assertEquals(1, run("-apply"));
    assertEquals("Error! there is no server's log in " + directory + "\n", terminal.err());
    assertEquals(1, terminal.run("operator", "raft", "recover"));
    assertEquals("Error! Missing -data-dir\n", terminal.err());
  }

  private void assertRefused(String peers, String why) throws IOException {
    assertEquals(1, run("-peers-json=" + write(peers), "-apply"), why);
    assertTrue(terminal.err().contains(why), terminal.err());
    assertFalse(Files.exists(peers()));
  }

  private static String peer(String id, String address) {
    return "[" + object(id, address) + "]";
  }

  private static String object(String id, String address) {
    return "{\"id\":\"" + id + "\",\"address\":\"" + address + "\"}";
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("wanted.json"), text);
  }

  private Path peers() {
    return directory.resolve("raft/peers.json");
  }

  private int run(String... more) {
    String[] words = new String[more.length + 4];
    words[0] = "operator";
    words[1] = "raft";
    words[2] = "recover";
    words[3] = "-data-dir=" + directory;
    System.arraycopy(more, 0, words, 4, more.length);
    return terminal.run(words);
  }
}
