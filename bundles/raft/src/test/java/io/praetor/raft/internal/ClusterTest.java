package io.praetor.raft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.gossip.MemberStatus;
import io.praetor.api.raft.RaftPeer;
import io.praetor.api.raft.ReadMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three and more servers: forming, writing, reading, losing and replacing members. */
class ClusterTest {

  @TempDir Path directory;

  @Test
  void shouldFormAroundTheServerThatBootstraps() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      assertEquals("a", cluster.server(1).write("a"));
      cluster.awaitCommands(List.of("a"));
    }
  }

  @Test
  void shouldFormTogetherWhenAllAreThere() throws Exception {
    try (TestCluster cluster = new TestCluster(directory)) {
      for (int number = 1; number <= 3; number++) {
        cluster.start(number, Map.of("bootstrapExpect", 3));
      }
      cluster.tell(1, 8301, MemberStatus.ALIVE, Map.of("expect", "3"));
      cluster.tell(2, 8302, MemberStatus.ALIVE, Map.of("expect", "3"));
      assertEquals(null, cluster.server(1).log.node());
      cluster.tell(3, 8303, MemberStatus.ALIVE, Map.of("expect", "3"));

      cluster.awaitVoters(3);
      cluster.follower().write("a");
      cluster.awaitCommands(List.of("a"));
    }
  }

  @Test
  void shouldCarryWritesOfFollowersToTheLeader() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      TestServer follower = cluster.follower();
      List<CompletableFuture<byte[]>> written = new ArrayList<>();
      List<String> wanted = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        wanted.add("c" + i);
        written.add(follower.log.submit(TestCluster.bytes("c" + i)));
      }
      for (int i = 0; i < 500; i++) {
        assertEquals(
            "c" + i, new String(written.get(i).join(), java.nio.charset.StandardCharsets.UTF_8));
      }
      cluster.awaitCommands(wanted);
    }
  }

  @Test
  void shouldShowEveryWriteToReadsOnEveryServer() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      for (int i = 0; i < 20; i++) {
        cluster.server(1 + i % 3).write("c" + i);
        for (int number = 1; number <= 3; number++) {
          TestServer server = cluster.server(number);
          server.read(i % 2 == 0 ? ReadMode.DEFAULT : ReadMode.CONSISTENT);
          assertEquals(i + 1, server.state.commands().size());
        }
      }
    }
  }

  @Test
  void shouldGoOnWhenTheLeaderIsKilledAndTakeItBack() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      cluster.server(2).write("a");
      TestServer old = cluster.awaitLeader();
      int number = old.port - 8300;
      old.kill();
      TestServer follower = cluster.follower();

      follower.write("b");
      follower.read(ReadMode.DEFAULT);
      assertEquals(List.of("a", "b"), follower.state.commands());

      cluster.start(number, Map.of());
      cluster.awaitVoters(3);
      cluster.awaitCommands(List.of("a", "b"));
      cluster.server(number).write("c");
      cluster.awaitCommands(List.of("a", "b", "c"));
    }
  }

  @Test
  void shouldAnswerNoReadFromALeaderThatIsCutOff() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      TestServer old = cluster.awaitLeader();
      old.read(ReadMode.CONSISTENT);
      cluster.network.isolate(old.port);
      TestCluster.await(
          () -> "another leader",
          () -> {
            for (int number = 1; number <= 3; number++) {
              RaftNode node = cluster.server(number).log.node();
              if (cluster.server(number) != old && node.leads()) {
                return true;
              }
            }
            return false;
          });

      CompletableFuture<?> read = old.log.readBarrier(ReadMode.DEFAULT);
      assertFalse(read.isDone() && !read.isCompletedExceptionally());
      cluster.network.heal(old.port);
      read.get(20, TimeUnit.SECONDS);
      cluster.awaitVoters(3);
    }
  }

  @Test
  void shouldHandOverWhenTheLeaderStops() throws Exception {
    try (TestCluster cluster = TestCluster.steady(3, directory)) {
      TestServer old = cluster.awaitLeader();
      old.log.close();
      old.killed = true;
      cluster.network.isolate(old.port);

      cluster.awaitHandOver().write("a");
    }
  }

  @Test
  void shouldTransferLeadershipOnRequest() throws Exception {
    try (TestCluster cluster = TestCluster.steady(3, directory)) {
      TestServer wanted = cluster.follower();
      String id = TestCluster.id(wanted.port - 8300);

      cluster.server(1).servers.transferLeadership(id).join();

      TestCluster.await(() -> "the new leader", () -> cluster.leader() == wanted);
      cluster.awaitLeader().write("a");
      cluster.awaitCommands(List.of("a"));
    }
  }

  @Test
  void shouldRemoveAServerThatLeavesAndAddItAgain() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      TestServer leaving = cluster.follower();
      int number = leaving.port - 8300;
      leaving.servers.leave().join();
      cluster.tell(number, MemberStatus.LEFT);
      leaving.kill();
      cluster.awaitVoters(2);
      cluster.awaitLeader().write("a");

      cluster.start(number, Map.of());
      cluster.tell(number, MemberStatus.ALIVE);
      cluster.awaitVoters(3);
      cluster.awaitCommands(List.of("a"));
    }
  }

  @Test
  void shouldAddAServerAgainThatWasRemovedWhileItRanWhenItRejoins() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      TestServer follower = cluster.follower();
      int number = follower.port - 8300;
      cluster.awaitLeader().servers.remove(TestCluster.id(number)).join();
      cluster.awaitLeader().write("a");
      assertEquals(2, cluster.awaitLeader().log.status().peers().size());

      cluster.tell(number, MemberStatus.FAILED);
      cluster.tell(number, MemberStatus.ALIVE);
      cluster.awaitVoters(3);
      cluster.awaitCommands(List.of("a"));
      assertEquals(List.of(), follower.failures);
    }
  }

  @Test
  void shouldTellWhoAsksForAServerThatNobodyKnows() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      CompletableFuture<Void> asked = cluster.follower().servers.transferLeadership("nobody");

      Throwable failure =
          assertThrows(CompletionException.class, asked::join, "nobody takes over").getCause();
      assertEquals("Could not find address for server id nobody", failure.getMessage());
    }
  }

  /** Others may ask until the last moment. */
  @Test
  void shouldTellWhereItStandsWhenTheLogIsClosed() throws Exception {
    try (TestCluster cluster = TestCluster.of(1, directory)) {
      TestServer server = cluster.server(1);
      server.write("a");
      RaftNode node = server.log.node();
      node.close();

      assertEquals(server.state.applied(), node.standing().last());
      assertEquals(server.state.applied().index(), node.status().appliedIndex());
    }
  }

  @Test
  void shouldAddAServerAgainThatLostItsLog() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      cluster.awaitLeader().write("a");
      TestServer wiped = cluster.follower();
      int number = wiped.port - 8300;
      wiped.kill();
      LogDirectory.deleteTree(cluster.directory(number));

      TestServer back = cluster.start(number, Map.of());

      TestCluster.await(
          () -> "a log with the entry", () -> back.state.commands().equals(List.of("a")));
      cluster.awaitVoters(3);
    }
  }

  @Test
  void shouldReachAServerThatComesBackWithAnotherAddress() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      TestServer moved = cluster.follower();
      int number = moved.port - 8300;
      moved.kill();
      cluster.awaitLeader().write("a");

      cluster.start(number, 9300 + number, new RecordingState(), Map.of());
      cluster.tell(number, 9300 + number, MemberStatus.ALIVE, Map.of());
      cluster.awaitCommands(List.of("a"));
      assertTrue(
          cluster.awaitLeader().log.status().peers().stream()
              .map(RaftPeer::address)
              .anyMatch(("127.0.0.1:" + (9300 + number))::equals));
    }
  }

  @Test
  void shouldSendTheStateToAServerForWhichTheLogIsTooShort() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      TestServer far = cluster.follower();
      int number = far.port - 8300;
      far.kill();
      TestServer leader = cluster.awaitLeader();
      leader.state.forget();
      byte[] large = new byte[LogTuning.COMMAND_BYTES_MAX];
      for (int i = 0; i < 12; i++) {
        leader.log.submit(large).join();
      }
      leader.state.checkpoint().join();
      for (int i = 0; i < 2; i++) {
        leader.log.upkeep().join();
      }
      TestServer back = cluster.start(number, Map.of());
      TestCluster.await(() -> "an import", () -> back.state.imports() > 0);
      leader.log.submit(TestCluster.bytes("after")).join();
      TestCluster.await(
          () -> "the entry after the state", () -> back.state.commands().contains("after"));
      cluster.awaitVoters(3);
      back.kill();

      RecordingState kept = RecordingState.durableAt(back.state.durablePosition());
      TestServer again = cluster.start(number, back.port, kept, Map.of());
      TestCluster.await(
          () -> "the entry after the state", () -> again.state.commands().contains("after"));
    }
  }

  @Test
  void shouldKeepAListenerWithoutAVote() throws Exception {
    try (TestCluster cluster = new TestCluster(directory)) {
      cluster.start(1, Map.of("bootstrap", true));
      cluster.tell(1, MemberStatus.ALIVE);
      cluster.start(2, Map.of("nonVoter", true));
      cluster.tell(2, 8302, MemberStatus.ALIVE, Map.of("nonvoter", "1"));
      TestCluster.await(
          () -> "a listener",
          () ->
              cluster.server(1).log.status().peers().stream().anyMatch(peer -> !peer.voter())
                  && !cluster.server(2).log.status().leaderAddress().isEmpty());
      cluster.server(2).write("a");
      cluster.server(2).read(ReadMode.DEFAULT);
      assertEquals(List.of("a"), cluster.server(2).state.commands());

      cluster.tell(2, 8302, MemberStatus.ALIVE, Map.of());
      cluster.awaitVoters(2);
    }
  }

  @Test
  void shouldNotAddASecondServerThatBootstraps() throws Exception {
    try (TestCluster cluster = new TestCluster(directory)) {
      cluster.start(1, Map.of("bootstrap", true));
      cluster.start(2, Map.of("bootstrap", true));
      cluster.tell(1, 8301, MemberStatus.ALIVE, Map.of("bootstrap", "1"));
      cluster.tell(2, 8302, MemberStatus.ALIVE, Map.of("bootstrap", "1"));
      cluster.server(1).write("a");
      cluster.server(2).write("b");

      assertEquals(List.of("a"), cluster.server(1).state.commands());
      assertEquals(1, cluster.server(1).log.status().peers().size());
      assertNotEquals(cluster.server(1).log.group(), cluster.server(2).log.group());
    }
  }

  @Test
  void shouldRemoveADeadServerAsLongAsAMajorityLives() throws Exception {
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      TestServer dead = cluster.follower();
      dead.kill();
      cluster.tell(dead.port - 8300, MemberStatus.FAILED);
      cluster.awaitVoters(2);
      assertEquals(2, cluster.awaitLeader().servers.health().join().size());

      TestServer second = cluster.follower();
      TestServer leader = cluster.awaitLeader();
      second.kill();
      cluster.tell(second.port - 8300, MemberStatus.FAILED);
      assertSame(2, leader.log.status().peers().size());
    }
  }

  @Test
  void shouldBringBackAClusterThatLostItsMajority() throws Exception {
    Path peers;
    int number;
    try (TestCluster cluster = TestCluster.of(3, directory)) {
      TestServer survivor = cluster.follower();
      number = survivor.port - 8300;
      cluster.awaitLeader().write("a");
      cluster.awaitCommands(List.of("a"));
      peers = cluster.directory(number).resolve("peers.json");
    }
    java.nio.file.Files.writeString(
        peers,
        "[{\"id\":\""
            + TestCluster.id(number)
            + "\",\"address\":\"127.0.0.1:"
            + (8300 + number)
            + "\"}]");
    try (TestCluster cluster = new TestCluster(directory)) {
      TestServer alone = cluster.start(number, Map.of());
      alone.write("b");

      assertEquals(List.of("a", "b"), alone.state.commands());
      assertEquals(1, alone.log.status().peers().size());
      assertFalse(java.nio.file.Files.exists(peers));
    }
  }
}
