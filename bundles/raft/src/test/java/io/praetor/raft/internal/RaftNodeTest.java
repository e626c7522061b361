package io.praetor.raft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.PayloadTooLargeException;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.RaftPeer;
import io.praetor.api.raft.RaftStatus;
import io.praetor.api.raft.ReadMode;
import io.praetor.testkit.thread.LeftThreads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaftNodeTest {

  private static final TestServers SERVERS = new TestServers();

  @TempDir static Path all;

  private Path directory;

  private final RecordingState state = new RecordingState();

  @BeforeEach
  void makeDirectory() throws IOException {
    directory = Files.createTempDirectory(all, "test");
  }

  @AfterAll
  static void closeLogs() {
    SERVERS.close();
  }

  @Test
  void shouldAnswerASubmitterWithTheResultOfItsCommand() throws Exception {
    OpenLog log = SERVERS.bootstrap(directory, state);
    log.readBarrier(ReadMode.DEFAULT).join();
    List<CompletableFuture<byte[]>> results = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      results.add(TestServers.submit(log, "c" + i));
    }
    for (int i = 0; i < 1_000; i++) {
      assertEquals("c" + i, new String(results.get(i).join(), StandardCharsets.UTF_8));
    }
    assertEquals(IntStream.range(0, 1_000).mapToObj(i -> "c" + i).toList(), state.commands());
    assertTrue(
        state.positions().size() < 500, "commands share entries, not " + state.positions().size());
  }

  @Test
  void shouldReplayExactlyWhatIsNotDurable() throws Exception {
    OpenLog log = SERVERS.bootstrap(directory, state);
    log.readBarrier(ReadMode.DEFAULT).join();
    TestServers.write(log, "a", "b");
    state.checkpoint().join();
    TestServers.write(log, "c", "d");
    RecordingState restarted = RecordingState.durableAt(state.durablePosition());
    OpenLog again = SERVERS.bootstrap(crashed(), restarted);
    LogPosition barrier = again.readBarrier(ReadMode.DEFAULT).join();

    assertEquals(List.of("c", "d"), restarted.commands());
    assertTrue(barrier.compareTo(state.applied()) > 0, "the barrier is in the new term");
    assertEquals(2, barrier.term());
  }

  @Test
  void shouldShowItsOwnWritesToEveryBarrier() throws Exception {
    OpenLog log = SERVERS.bootstrap(directory, state);
    log.readBarrier(ReadMode.DEFAULT).join();
    for (int i = 0; i < 50; i++) {
      TestServers.write(log, "c" + i);
      LogPosition written = state.positions().get(i);
      for (ReadMode mode : ReadMode.values()) {
        CompletableFuture<LogPosition> barrier = log.readBarrier(mode);
        assertTrue(barrier.isDone());
        assertTrue(barrier.join().compareTo(written) >= 0);
      }
    }
  }

  @Test
  void shouldEndThoughTheStateDoesNotApply() throws Exception {
    OpenLog log = SERVERS.bootstrap(directory, state);
    log.readBarrier(ReadMode.DEFAULT).join();
    state.stall();
    CompletableFuture<byte[]> write = TestServers.submit(log, "stuck");
    state.awaitStalled();

    log.close();

    assertTrue(!write.isDone() || write.isCompletedExceptionally(), "it was not applied");
    assertEquals(List.of(), state.commands());
    RecordingState restarted = new RecordingState();
    SERVERS.bootstrap(directory, restarted).readBarrier(ReadMode.DEFAULT).join();
    assertEquals(List.of("stuck"), restarted.commands());
  }

  @Test
  void shouldTellWhatItKnows() throws Exception {
    OpenLog log =
        SERVERS.open(directory, state, Map.of("bootstrapExpect", 1, "advertiseAddress", "fd00::1"));
    log.readBarrier(ReadMode.CONSISTENT).join();
    TestServers.write(log, "a");

    RaftStatus status = log.status();

    assertTrue(status.leader());
    assertEquals("[fd00::1]:0", status.leaderAddress());
    assertEquals(List.of(new RaftPeer(TestServers.NODE, "[fd00::1]:0", true)), status.peers());
    assertEquals(1, status.term());
    assertEquals(1, status.lastLogIndex());
    assertEquals(1, status.commitIndex());
    assertEquals(1, status.appliedIndex());
    assertEquals(0, status.lastContactMillis());
    Map<String, String> report = new StatusReport(log, directory.toString()).get();
    assertEquals("leader", report.get("role"));
    assertEquals("[fd00::1]:0 (" + TestServers.NODE + ")", report.get("peers"));
  }

  @Test
  void shouldKeepItsLogWhenItsAddressAndItsConfigurationChange() throws Exception {
    OpenLog log = SERVERS.bootstrap(directory, state);
    log.readBarrier(ReadMode.DEFAULT).join();
    TestServers.write(log, "a");
    RecordingState restarted = new RecordingState();
    OpenLog again = SERVERS.open(crashed(), restarted, Map.of("advertiseAddress", "10.9.8.7"));
    again.readBarrier(ReadMode.DEFAULT).join();
    TestServers.write(again, "b");

    assertEquals(List.of("a", "b"), restarted.commands());
    assertEquals("10.9.8.7:0", again.status().leaderAddress());
    assertEquals("10.9.8.7:0", again.status().peers().get(0).address());
  }

  @Test
  void shouldWaitWithoutALogWhenItMayNotFoundACluster() throws Exception {
    OpenLog log = SERVERS.open(directory, state, Map.of("bootstrapExpect", 3));
    assertNoLeader(log.submit(new byte[1]));
    assertNoLeader(log.readBarrier(ReadMode.DEFAULT));
    assertEquals(LogPosition.NONE, log.readBarrier(ReadMode.STALE).join());
    assertEquals("", log.status().leaderAddress());
  }

  @Test
  void shouldRefuseACommandThatIsTooLargeAndTakeTheLargest() throws Exception {
    state.forget();
    OpenLog log = SERVERS.bootstrap(directory, state);
    log.readBarrier(ReadMode.DEFAULT).join();
    CompletionException failure =
        assertThrows(
            CompletionException.class,
            () -> log.submit(new byte[LogTuning.COMMAND_BYTES_MAX + 1]).join());
    assertInstanceOf(PayloadTooLargeException.class, failure.getCause());
    log.submit(new byte[LogTuning.COMMAND_BYTES_MAX]).join();
    RecordingState restarted = new RecordingState();
    SERVERS.bootstrap(crashed(), restarted).readBarrier(ReadMode.DEFAULT).join();
    assertEquals(LogTuning.COMMAND_BYTES_MAX, restarted.commands().get(0).length());
  }

  @Test
  void shouldFailWritesAndReadsOnceClosed() throws Exception {
    OpenLog log = SERVERS.bootstrap(directory, state);
    log.readBarrier(ReadMode.DEFAULT).join();
    log.close();

    assertNoLeader(log.submit(new byte[1]));
  }

  @Test
  void shouldLeaveNoThreadAndNoFileOfAScratchLog() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    OpenLog log = SERVERS.open(null, state, Map.of("nodeId", "scratch-node"));
    log.readBarrier(ReadMode.DEFAULT).join();
    TestServers.write(log, "a");
    Path scratch = ((LogService) log).directory();
    assertTrue(scratch.toFile().exists());
    log.close();

    assertFalse(scratch.toFile().exists());
    assertEquals(
        List.of(), LeftThreads.of(thread -> isOurs(thread.getName()) && !before.contains(thread)));
  }

  private static boolean isOurs(String thread) {
    return thread.contains("scratch-node") || thread.startsWith("raft-");
  }

  @Test
  void shouldDropFilesThatAreDurableAndRefuseAnOlderStateAfterwards() throws Exception {
    state.forget();
    OpenLog log = SERVERS.open(directory, state, Map.of("bootstrap", true, "trailingLogs", 2));
    log.readBarrier(ReadMode.DEFAULT).join();
    LogPosition early = state.applied();
    for (int i = 0; i < 3 * LogTuning.SEGMENT_BYTES / LogTuning.COMMAND_BYTES_MAX; i++) {
      log.submit(new byte[LogTuning.COMMAND_BYTES_MAX]).join();
    }
    long whole = log.bytes();
    state.checkpoint().join();
    ((LogService) log).upkeep().join();
    assertTrue(log.bytes() < whole - LogTuning.SEGMENT_BYTES, "files were dropped");

    StartRefusedException refusal =
        assertThrows(
            StartRefusedException.class,
            () -> SERVERS.bootstrap(crashed(), RecordingState.durableAt(early)));
    assertTrue(refusal.getMessage().contains("begins at entry"), refusal.getMessage());
    RecordingState newer = RecordingState.durableAt(state.durablePosition());
    SERVERS.bootstrap(crashed(), newer).readBarrier(ReadMode.DEFAULT).join();
    assertEquals(List.of(), newer.commands());
  }

  private Path crashed() throws IOException {
    Path copy = Files.createTempDirectory(all, "crashed");
    TestServers.copy(directory, copy);
    return copy;
  }

  private static void assertNoLeader(CompletableFuture<?> result) {
    CompletionException failure = assertThrows(CompletionException.class, result::join);
    assertInstanceOf(NoLeaderException.class, failure.getCause());
  }
}
