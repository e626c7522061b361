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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaftNodeTest {

  @TempDir Path directory;

  private final RecordingState state = new RecordingState();

  @Test
  void shouldAnswerASubmitterWithTheResultOfItsCommand() throws Exception {
    try (OpenLog log = TestServer.bootstrap(directory, state)) {
      log.readBarrier(ReadMode.DEFAULT).join();
      List<CompletableFuture<byte[]>> results = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        results.add(TestServer.submit(log, "c" + i));
      }
      for (int i = 0; i < 1_000; i++) {
        assertEquals("c" + i, new String(results.get(i).join(), StandardCharsets.UTF_8));
      }
    }
    assertEquals(IntStream.range(0, 1_000).mapToObj(i -> "c" + i).toList(), state.commands());
    assertTrue(
        state.positions().size() < 500, "commands share entries, not " + state.positions().size());
  }

  @Test
  void shouldReplayExactlyWhatIsNotDurable() throws Exception {
    try (OpenLog log = TestServer.bootstrap(directory, state)) {
      log.readBarrier(ReadMode.DEFAULT).join();
      TestServer.write(log, "a", "b");
      state.checkpoint().join();
      TestServer.write(log, "c", "d");
    }
    RecordingState restarted = RecordingState.durableAt(state.durablePosition());
    try (OpenLog log = TestServer.bootstrap(directory, restarted)) {
      LogPosition barrier = log.readBarrier(ReadMode.DEFAULT).join();

      assertEquals(List.of("c", "d"), restarted.commands());
      assertTrue(barrier.compareTo(state.applied()) > 0, "the barrier is in the new term");
      assertEquals(2, barrier.term());
    }
  }

  @Test
  void shouldShowItsOwnWritesToEveryBarrier() throws Exception {
    try (OpenLog log = TestServer.bootstrap(directory, state)) {
      log.readBarrier(ReadMode.DEFAULT).join();
      for (int i = 0; i < 50; i++) {
        TestServer.write(log, "c" + i);
        LogPosition written = state.positions().get(i);
        for (ReadMode mode : ReadMode.values()) {
          CompletableFuture<LogPosition> barrier = log.readBarrier(mode);
          assertTrue(barrier.isDone());
          assertTrue(barrier.join().compareTo(written) >= 0);
        }
      }
    }
  }

  @Test
  void shouldTellWhatItKnows() throws Exception {
    try (OpenLog log =
        TestServer.open(
            directory, state, Map.of("bootstrapExpect", 1, "advertiseAddress", "fd00::1"))) {
      log.readBarrier(ReadMode.CONSISTENT).join();
      TestServer.write(log, "a");

      RaftStatus status = log.status();

      assertTrue(status.leader());
      assertEquals("[fd00::1]:0", status.leaderAddress());
      assertEquals(List.of(new RaftPeer(TestServer.NODE, "[fd00::1]:0", true)), status.peers());
      assertEquals(1, status.term());
      assertEquals(1, status.lastLogIndex());
      assertEquals(1, status.commitIndex());
      assertEquals(1, status.appliedIndex());
      assertEquals(0, status.lastContactMillis());
      Map<String, String> report = new StatusReport(log, directory.toString()).get();
      assertEquals("leader", report.get("role"));
      assertEquals("[fd00::1]:0 (" + TestServer.NODE + ")", report.get("peers"));
    }
  }

  @Test
  void shouldKeepItsLogWhenItsAddressAndItsConfigurationChange() throws Exception {
    try (OpenLog log = TestServer.bootstrap(directory, state)) {
      log.readBarrier(ReadMode.DEFAULT).join();
      TestServer.write(log, "a");
    }
    RecordingState restarted = new RecordingState();
    try (OpenLog log =
        TestServer.open(directory, restarted, Map.of("advertiseAddress", "10.9.8.7"))) {
      log.readBarrier(ReadMode.DEFAULT).join();
      TestServer.write(log, "b");

      assertEquals(List.of("a", "b"), restarted.commands());
      assertEquals("10.9.8.7:0", log.status().leaderAddress());
      assertEquals("10.9.8.7:0", log.status().peers().get(0).address());
    }
  }

  @Test
  void shouldWaitWithoutALogWhenItMayNotFoundACluster() throws Exception {
    try (OpenLog log = TestServer.open(directory, state, Map.of("bootstrapExpect", 3))) {
      assertNoLeader(log.submit(new byte[1]));
      assertNoLeader(log.readBarrier(ReadMode.DEFAULT));
      assertEquals(LogPosition.NONE, log.readBarrier(ReadMode.STALE).join());
      assertEquals("", log.status().leaderAddress());
    }
  }

  @Test
  void shouldRefuseACommandThatIsTooLargeAndTakeTheLargest() throws Exception {
    state.forget();
    try (OpenLog log = TestServer.bootstrap(directory, state)) {
      log.readBarrier(ReadMode.DEFAULT).join();
      CompletionException failure =
          assertThrows(
              CompletionException.class,
              () -> log.submit(new byte[LogTuning.COMMAND_BYTES_MAX + 1]).join());
      assertInstanceOf(PayloadTooLargeException.class, failure.getCause());
      log.submit(new byte[LogTuning.COMMAND_BYTES_MAX]).join();
    }
    RecordingState restarted = new RecordingState();
    restarted.forget();
    try (OpenLog log = TestServer.bootstrap(directory, restarted)) {
      log.readBarrier(ReadMode.DEFAULT).join();
      assertEquals(1, restarted.applied().index() - 1);
    }
  }

  @Test
  void shouldRefuseAPortThatIsTaken() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, Object> settings = Map.of("bootstrap", true, "port", other.getLocalPort());

      StartRefusedException refusal =
          assertThrows(
              StartRefusedException.class, () -> TestServer.open(directory, state, settings));

      assertTrue(
          refusal
              .getMessage()
              .startsWith("cannot listen on 127.0.0.1:" + other.getLocalPort() + " (server port)"));
    }
    TestServer.bootstrap(directory, state).close();
  }

  @Test
  void shouldFailWritesAndReadsOnceClosed() throws Exception {
    OpenLog log = TestServer.bootstrap(directory, state);
    log.readBarrier(ReadMode.DEFAULT).join();
    log.close();

    assertNoLeader(log.submit(new byte[1]));
  }

  @Test
  void shouldLeaveNoThreadAndNoFileOfAScratchLog() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    OpenLog log = TestServer.open(null, state, Map.of());
    log.readBarrier(ReadMode.DEFAULT).join();
    TestServer.write(log, "a");
    Path scratch = ((ScratchLog) log).directory();
    assertTrue(scratch.toFile().exists());
    log.close();

    assertFalse(scratch.toFile().exists());
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!before.contains(thread) && !isOfTheJvm(thread)) {
        thread.join(5_000);
        assertFalse(thread.isAlive(), thread + " is left");
      }
    }
  }

  private static boolean isOfTheJvm(Thread thread) {
    return thread.getThreadGroup() != null
        && Set.of("system", "InnocuousThreadGroup").contains(thread.getThreadGroup().getName());
  }

  private static void assertNoLeader(CompletableFuture<?> result) {
    CompletionException failure = assertThrows(CompletionException.class, result::join);
    assertInstanceOf(NoLeaderException.class, failure.getCause());
  }
}
