package io.praetor.cli.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.cli.StubAgent;
import io.praetor.cli.TestTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCommandsTest {

  private final TestTerminal terminal = new TestTerminal();
  private StubAgent agent;
  private byte[] archive;

  @TempDir Path directory;

  @BeforeEach
  void start() throws IOException {
    agent = new StubAgent();
    terminal.with("CONSUL_HTTP_ADDR", agent.address());
    SmallArchive.write(file("made"), Map.of("app/a/x", 1_500, "app/a/y", 600, "app/b", 10));
    archive = Files.readAllBytes(file("made"));
  }

  @AfterEach
  void stop() {
    agent.close();
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  @Test
  void shouldSaveACopyThatIsWhole() throws IOException {
    agent.answering(200, archive);
    assertEquals(0, terminal.run("snapshot", "save", "-stale", file("copy").toString()));
    assertEquals("Saved and verified snapshot to index 77\n", terminal.out());
    assertArrayEquals(archive, Files.readAllBytes(file("copy")));
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file("copy"))));
    assertFalse(Files.exists(file("copy.unverified")));
    assertEquals(List.of("GET /v1/snapshot?stale"), agent.requests());
  }

  @Test
  void shouldKeepTheOldCopyWhenTheNewOneIsNot() throws IOException {
    Files.writeString(file("copy"), "old");
    agent.answering(200, Arrays.copyOf(archive, archive.length - 5));
    assertEquals(1, terminal.run("snapshot", "save", file("copy").toString()));
    assertTrue(terminal.err().startsWith("Error verifying snapshot file: "), terminal.err());
    agent.answering(500, "No cluster leader");
    assertEquals(1, terminal.run("snapshot", "save", file("copy").toString()));
    assertEquals(
        "Error saving snapshot: Unexpected response code: 500 (No cluster leader)\n",
        terminal.err());
    assertEquals("old", Files.readString(file("copy")));
    assertFalse(Files.exists(file("copy.unverified")));
    Path nowhere = file("no/such/copy");
    assertEquals(1, terminal.run("snapshot", "save", nowhere.toString()));
    assertEquals(
        "Error writing unverified snapshot file: open "
            + nowhere
            + ".unverified: no such file or directory\n",
        terminal.err());
  }

  @Test
  void shouldPutFactsIntoTheName() throws IOException {
    String self =
        "{\"Config\":{\"Version\":\"1.2\",\"Datacenter\":\"dc1\",\"NodeName\":\"n\"},"
            + "\"Stats\":{\"consul\":{\"leader\":\"true\"}}}";
    agent.answering(200, self);
    // The same answer is no snapshot, but the name shows where that fails.
    assertEquals(
        1,
        terminal.run(
            "snapshot", "save", "-append-filename=status,dc,version", "no/such/back.up.snap"));
    assertEquals(
        "Error writing unverified snapshot file: open"
            + " no/such/back.up-1.2-dc1-leader.snap.unverified: no such file or directory\n",
        terminal.err());
    assertEquals(1, terminal.run("snapshot", "save", "-append-filename=colour", "x"));
    assertEquals("Invalid value for -append-filename: colour\n", terminal.err());
  }

  @Test
  void shouldShowWhatIsInACopy() {
    assertEquals(0, terminal.run("snapshot", "inspect", file("made").toString()));
    List<String> lines = terminal.out().lines().toList();
    assertEquals(" ID           3-40-1000", lines.get(0));
    assertEquals(
        """
         Index        40
         Term         3
         Version      1

         Type         Count      Size
         ----         ----       ----
         KVS          3          2.1KB
         Session      1          24B
         ----         ----       ----
         Total                   2.1KB
        """,
        String.join("\n", lines.subList(2, lines.size())) + "\n");
  }

  @Test
  void shouldShowThePartsOfTheKeyValueStore() {
    String copy = file("made").toString();
    assertEquals(0, terminal.run("snapshot", "inspect", "-kvdetails", copy));
    assertTrue(
        terminal
            .out()
            .endsWith(
                """

                 Key Name      Count      Size
                 ----          ----       ----
                 app/a         2          2.1KB
                 app/b         1          16B
                 ----          ----       ----
                 Total                    2.1KB
                """),
        terminal.out());
    assertEquals(
        0,
        terminal.run(
            "snapshot",
            "inspect",
            "-kvdetails",
            "-kvdepth=3",
            "-kvfilter=app/a",
            "-format=json",
            copy));
    assertTrue(
        terminal
            .out()
            .contains(
                """
                   "StatsKV": [
                      {
                         "Name": "app/a/x",
                         "Sum": 1508,
                         "Count": 1
                      },
                      {
                         "Name": "app/a/y",
                         "Sum": 608,
                         "Count": 1
                      }
                   ],
                   "TotalSize": 2156,
                   "TotalSizeKV": 2116
                }
                """),
        terminal.out());
  }

  @Test
  void shouldSayWhatIsWrong() throws IOException {
    assertEquals(1, terminal.run("snapshot", "inspect"));
    assertEquals("Missing FILE argument\n", terminal.err());
    assertEquals(1, terminal.run("snapshot", "restore", "a", "b"));
    assertEquals("Too many arguments (expected 1, got 2)\n", terminal.err());
    assertEquals(1, terminal.run("snapshot", "inspect", "absent"));
    assertEquals(
        "Error opening snapshot file: open absent: no such file or directory\n", terminal.err());
    Files.writeString(file("bad"), "no archive");
    assertEquals(1, terminal.run("snapshot", "inspect", file("bad").toString()));
    assertTrue(terminal.err().startsWith("Error reading snapshot: "), terminal.err());
    assertEquals(1, terminal.run("snapshot", "inspect", "-format=x", file("made").toString()));
    assertEquals("Error outputting enhanced snapshot data: Unknown format: x\n", terminal.err());
  }

  @Test
  void shouldRestoreACopy() throws IOException {
    Files.writeString(file("text"), "pretends to be a copy");
    assertEquals(0, terminal.run("snapshot", "restore", file("text").toString()));
    assertEquals("Restored snapshot\n", terminal.out());
    assertEquals(List.of("PUT /v1/snapshot pretends to be a copy"), agent.requests());
    agent.answering(500, "no");
    assertEquals(1, terminal.run("snapshot", "restore", file("text").toString()));
    assertEquals("Error restoring snapshot: Unexpected response code: 500 (no)\n", terminal.err());
  }
}
