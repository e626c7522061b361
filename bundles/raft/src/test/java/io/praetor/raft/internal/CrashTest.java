package io.praetor.raft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.ReadMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server finds after a crash, or after somebody touched its files. */
class CrashTest {

  private static final List<String> WRITTEN = List.of("a", "b", "c", "d", "e", "f", "g", "h");

  @TempDir static Path all;

  private static final TestServers SERVERS = new TestServers();

  private Path root;
  private Path directory;

  /** A log of three files: entries 0 to 8, entry 9, and entry 10 in the open one. */
  private Path three;

  @BeforeAll
  static void writeLogs() throws IOException {
    OpenLog log = SERVERS.bootstrap(all.resolve("first"), new RecordingState());
    log.readBarrier(ReadMode.DEFAULT).join();
    TestServers.write(log, WRITTEN.toArray(new String[0]));
    TestServers.copy(all.resolve("first"), all.resolve("one"));
    // Each new term begins a new file.
    TestServers.copy(all.resolve("one"), all.resolve("second"));
    restart(all.resolve("second"), LogPosition.NONE);
    TestServers.copy(all.resolve("second"), all.resolve("third"));
    restart(all.resolve("third"), LogPosition.NONE);
    TestServers.copy(all.resolve("third"), all.resolve("three"));
  }

  @AfterAll
  static void closeLogs() {
    SERVERS.close();
  }

  @BeforeEach
  void copyLogs() throws IOException {
    root = Files.createTempDirectory(all, "test");
    directory = root.resolve("raft");
    TestServers.copy(all.resolve("one"), directory);
    three = root.resolve("three");
    TestServers.copy(all.resolve("three"), three);
  }

  @Test
  void shouldKeepEveryAcknowledgedCommandInACopyOfAnyMoment() throws Exception {
    Path living = root.resolve("living");
    List<String> acknowledged = new ArrayList<>();
    RecordingState state = new RecordingState();
    OpenLog log = SERVERS.bootstrap(living, state);
    log.readBarrier(ReadMode.DEFAULT).join();
    for (int moment = 0; moment < 5; moment++) {
      List<CompletableFuture<byte[]>> onTheirWay = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String command = moment + "-" + i;
        onTheirWay.add(TestServers.submit(log, command));
        if (i < 100) {
          onTheirWay.get(i).join();
          acknowledged.add(command);
        }
      }
      Path copy = root.resolve("copy" + moment);
      TestServers.copy(living, copy);
      assertTrue(restart(copy, LogPosition.NONE).containsAll(acknowledged));
      CompletableFuture.allOf(onTheirWay.toArray(new CompletableFuture<?>[0])).join();
      for (int i = 100; i < 200; i++) {
        acknowledged.add(moment + "-" + i);
      }
    }
    log.close();
    assertEquals(acknowledged, restart(living, LogPosition.NONE));
  }

  @Test
  void shouldCutARecordThatIsNotWhole() throws Exception {
    byte[] whole = Files.readAllBytes(openFile());
    int end = new SegmentScan(whole).end();
    for (int missing = 1; missing <= 12; missing += 3) {
      byte[] torn = Arrays.copyOf(whole, end - missing);
      Files.write(openFile(), torn);

      assertEquals(WRITTEN.subList(0, 7), copyAndRestart());
    }
  }

  @Test
  void shouldCutARecordOfWhichTheEndWasNeverWritten() throws Exception {
    byte[] file = Files.readAllBytes(openFile());
    int end = new SegmentScan(file).end();
    byte[] torn = Arrays.copyOf(file, end + 4096);
    Arrays.fill(torn, end - 5, torn.length, (byte) 0);
    Files.write(openFile(), torn);

    assertEquals(WRITTEN.subList(0, 7), copyAndRestart());
  }

  @Test
  void shouldTakeZerosBehindTheLastRecord() throws Exception {
    byte[] file = Files.readAllBytes(openFile());
    Files.write(openFile(), Arrays.copyOf(file, file.length + 10_000));

    assertEquals(WRITTEN, copyAndRestart());
  }

  @Test
  void shouldCutGarbageBehindTheLastRecord() throws Exception {
    Random random = new Random(4711);
    byte[] file = Files.readAllBytes(openFile());
    int end = new SegmentScan(file).end();
    for (int length : new int[] {1, 3, 17, 600, 5_000}) {
      byte[] garbage = new byte[length];
      random.nextBytes(garbage);
      byte[] longer = Arrays.copyOf(file, end + length);
      System.arraycopy(garbage, 0, longer, end, length);
      Files.write(openFile(), longer);

      assertEquals(WRITTEN, copyAndRestart());
    }
  }

  @Test
  void shouldGoOnWritingBehindACut() throws Exception {
    byte[] whole = Files.readAllBytes(openFile());
    Files.write(openFile(), Arrays.copyOf(whole, new SegmentScan(whole).end() - 1));
    OpenLog log = SERVERS.bootstrap(directory, new RecordingState());
    log.readBarrier(ReadMode.DEFAULT).join();
    TestServers.write(log, "i");
    List<String> expected = new ArrayList<>(WRITTEN.subList(0, 7));
    expected.add("i");

    assertEquals(expected, copyAndRestart());
  }

  @Test
  void shouldRefuseDamageInTheMiddle() throws Exception {
    byte[] file = Files.readAllBytes(openFile());
    file[SegmentScan.HEADER.length + 200] ^= 1;
    Files.write(openFile(), file);

    assertRefused(LogPosition.NONE, "is damaged at byte ", "restore the data directory");
    assertTrue(Arrays.equals(file, Files.readAllBytes(openFile())), "nothing was changed");
  }

  @Test
  void shouldRefuseAClosedFileThatIsNotWhole() throws Exception {
    directory = three;
    Path closed = LogFiles.list(openFile().getParent()).get(0).path();
    byte[] file = Files.readAllBytes(closed);
    Files.write(closed, Arrays.copyOf(file, file.length - 2));

    assertRefused(LogPosition.NONE, closed + " is damaged at byte ");
  }

  @Test
  void shouldRefuseALogWithAHole() throws Exception {
    directory = three;
    List<LogFiles.Segment> files = LogFiles.list(openFile().getParent());
    Files.delete(files.get(1).path());

    assertRefused(LogPosition.NONE, "entries 9 to 9 of the log are missing before ");
  }

  @Test
  void shouldRefuseAStateThatEndsBeforeTheLogBegins() throws Exception {
    directory = three;
    Files.delete(LogFiles.list(openFile().getParent()).get(0).path());

    assertRefused(LogPosition.NONE, "there is no state on disk but the log in ", "entry 9");
    assertRefused(
        new LogPosition(1, 3),
        "the state on disk ends at entry 3 but the log in " + directory + " begins at entry 9");
    assertEquals(List.of(), restart(directory, new LogPosition(1, 8)));
  }

  @Test
  void shouldRefuseAStateWithoutItsLog() throws Exception {
    LogDirectory.deleteTree(directory);

    assertRefused(new LogPosition(1, 3), "the state on disk ends at entry 3 but there is no log");
  }

  @Test
  void shouldRefuseAStateThatIsNewerThanTheLog() throws Exception {
    assertRefused(
        new LogPosition(1, 99), "the state on disk ends at entry 99 but the log in ", "entry 8");
  }

  @Test
  void shouldRefuseTheLogOfAnotherNode() {
    StartRefusedException refusal =
        assertThrows(
            StartRefusedException.class,
            () ->
                SERVERS.open(
                    directory, new RecordingState(), Map.of("bootstrap", true, "nodeId", "other")));

    assertEquals(
        "the log in "
            + directory
            + " belongs to node id "
            + TestServers.NODE
            + ", but this node's id is other",
        refusal.getMessage());
  }

  @Test
  void shouldRefuseALogWhoseOwnerIsUnknown() throws Exception {
    Files.delete(directory.resolve(Membership.FILE));
    assertRefused(LogPosition.NONE, " is a log, but the file ");

    Files.writeString(directory.resolve(Membership.FILE), "node=\n");
    assertRefused(LogPosition.NONE, "it names no node");
  }

  @Test
  void shouldRefuseALogWithoutItsTermAndVote() throws Exception {
    Files.delete(openFile().resolveSibling("raft-meta"));

    assertRefused(LogPosition.NONE, "raft-meta is missing");
  }

  @Test
  void shouldBeginAnewAfterACrashBeforeTheFirstEntry() throws Exception {
    Membership membership = Membership.read(directory).orElseThrow();
    LogDirectory.deleteTree(directory);
    Files.createDirectories(directory.resolve(membership.group().toString()));
    membership.write(directory);

    assertEquals(List.of(), restart(directory, LogPosition.NONE));
  }

  private Path openFile() throws IOException {
    Membership membership = Membership.read(directory).orElseThrow();
    List<LogFiles.Segment> files =
        LogFiles.list(LogDirectory.current(directory, membership.group()));
    LogFiles.Segment last = files.get(files.size() - 1);
    assertTrue(last.open());
    return last.path();
  }

  private List<String> copyAndRestart() throws IOException {
    Path copy = Files.createTempDirectory(root, "copy");
    TestServers.copy(directory, copy);
    return restart(copy, LogPosition.NONE);
  }

  /** What a state that was durable up to there is given after a restart. */
  private static List<String> restart(Path directory, LogPosition durable) throws IOException {
    RecordingState state = RecordingState.durableAt(durable);
    OpenLog log = SERVERS.bootstrap(directory, state);
    log.readBarrier(ReadMode.DEFAULT).join();
    return state.commands();
  }

  private void assertRefused(LogPosition durable, String... parts) {
    StartRefusedException refusal =
        assertThrows(StartRefusedException.class, () -> restart(directory, durable));
    assertFalse(refusal.getMessage().contains("\n"));
    for (String part : parts) {
      assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }
  }
}
