package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.Deadline;
import io.praetor.itest.lab.Lab;
import io.praetor.itest.lab.LabServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long people wait for a cluster, with default settings. The numbers are printed beside what is
 * aimed at on a machine that has nothing else to do; a test fails only beyond the slack, {@code
 * -Dspeed.slack=n} times as much.
 */
class ClusterSpeedIT {

  private static final Duration VOTERS_AIM = Duration.ofSeconds(3);
  private static final Duration FAILOVER_AIM = Duration.ofSeconds(2);

  /** Three servers and other builds share two cores where this usually runs. */
  private static final int SLACK = Integer.getInteger("speed.slack", 8);

  private static final int SERVERS = 3;
  private static final int WRITERS = 4;
  private static final String TOGETHER =
      """
      "bootstrap_expect": 3, "retry_join": ["192.0.2.1", "192.0.2.2", "192.0.2.3"],
      "retry_interval": "1s"
      """;

  @TempDir Path directory;

  private final List<LabServer> servers = new ArrayList<>();
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean done;

  @Test
  void shouldFormAsInTheTutorialInTime() throws IOException {
    try (Lab lab = Lab.open(directory)) {
      make(lab);
      servers.get(0).start("\"bootstrap\": true");
      servers.get(0).awaitWrite("first", "1");
      String join = "\"start_join\": [\"192.0.2.1\"]";
      servers.get(1).start(join);
      servers.get(2).start(join);
      awaitVoters("three voters as in the tutorial");
    }
  }

  @Test
  void shouldFormAndGoOnWithoutTheLeaderInTime() throws Exception {
    try (Lab lab = Lab.open(directory)) {
      make(lab);
      for (LabServer server : servers) {
        server.start(TOGETHER);
      }
      awaitVoters("three voters with bootstrap_expect");
      for (LabServer server : servers) {
        server.awaitWrite("up/" + server.machine().name(), "1");
      }
      List<LabServer> survivors = new ArrayList<>(servers);
      LabServer leader = awaitLeader();
      survivors.remove(leader);
      List<Thread> writers = load(survivors);
      awaitAcknowledged(200);

      leader.agent().kill();
      long killed = System.nanoTime();
      survivors.get(0).awaitWrite("after", "1");
      within(FAILOVER_AIM, killed, "first write after kill -9 of the leader");
      awaitAcknowledged(acknowledged.size() + 100);

      leader.start(TOGETHER);
      leader.awaitWrite("back", "1");
      awaitAcknowledged(acknowledged.size() + 100);
      done = true;
      for (Thread writer : writers) {
        writer.join();
      }
      for (LabServer server : servers) {
        acknowledged.forEach((key, value) -> assertEquals(value, server.read(key), key));
      }
      System.out.println("cluster: " + acknowledged.size() + " writes acknowledged, none lost");
    }
  }

  private void make(Lab lab) throws IOException {
    for (int number = 1; number <= SERVERS; number++) {
      servers.add(LabServer.make(lab, directory, number));
    }
  }

  /** From the start of the last server to the moment when it knows of three voters. */
  private void awaitVoters(String what) {
    long started = System.nanoTime();
    servers.get(SERVERS - 1).awaitVoters(SERVERS);
    within(VOTERS_AIM, started, what);
  }

  /** While another one is elected, none says that it leads. */
  private LabServer awaitLeader() {
    Deadline deadline = new Deadline(Duration.ofSeconds(60), "a server that leads");
    while (true) {
      for (LabServer server : servers) {
        if (server.leads()) {
          return server;
        }
      }
      deadline.pause();
    }
  }

  private static void within(Duration aim, long began, String what) {
    Duration taken = Duration.ofNanos(System.nanoTime() - began);
    System.out.printf(
        "cluster: %s after %d ms, at most %d are aimed at%n",
        what, taken.toMillis(), aim.toMillis());
    assertTrue(taken.compareTo(aim.multipliedBy(SLACK)) < 0, () -> what + " after " + taken);
  }

  private List<Thread> load(List<LabServer> targets) {
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      LabServer target = targets.get(i % targets.size());
      Thread writer = new Thread(() -> write(target), "writer-" + i);
      writer.start();
      writers.add(writer);
    }
    return writers;
  }

  private void write(LabServer target) {
    while (!done) {
      int number = next.getAndIncrement();
      if (target.writes("load/" + number, "v" + number)) {
        acknowledged.put("load/" + number, "v" + number);
      }
    }
  }

  private void awaitAcknowledged(int count) {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (acknowledged.size() < count) {
      assertTrue(System.nanoTime() - until < 0, () -> "only " + acknowledged.size() + " writes");
      LockSupport.parkNanos(1_000_000);
    }
  }
}
