package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.Cli;
import io.praetor.itest.harness.Deadline;
import io.praetor.itest.lab.Lab;
import io.praetor.itest.lab.LabServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that lose their disks: one of three, and two of three. */
class ClusterRecoveryIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String DATA = "/var/consul";

  /** So short that a server which lost everything cannot do with what the log still has. */
  private static final String SETTINGS =
      """
      "bootstrap_expect": 3, "retry_join": ["192.0.2.1", "192.0.2.2", "192.0.2.3"],
      "retry_interval": "1s", "raft_trailing_logs": 8, "raft_snapshot_threshold": 8,
      "raft_snapshot_interval": "1s"
      """;

  private static final int LARGE_KEYS = 40;
  private static final String LARGE = "x".repeat(500_000);

  @TempDir Path directory;

  private final List<LabServer> servers = new ArrayList<>();

  @Test
  void shouldSendTheStateToAServerWithANewDisk() throws IOException {
    try (Lab lab = Lab.open(directory)) {
      form(lab);
      for (int i = 0; i < LARGE_KEYS; i++) {
        servers.get(i % 3).awaitWrite("large/" + i, i + LARGE);
      }
      LabServer wiped = servers.get(2);
      wiped.agent().kill();
      wiped.machine().run("find", DATA, "-mindepth", "1", "!", "-name", "node-id", "-delete");
      wiped.start(SETTINGS);
      wiped.agent().await(SOON, "a fetched state", said(wiped, "The state has come to"), "version");
      Deadline deadline = new Deadline(SOON, "the newest key\n" + wiped.agent().log());
      while (!wiped.stale("large/" + (LARGE_KEYS - 1)).equals((LARGE_KEYS - 1) + LARGE)) {
        deadline.pause();
      }
      for (int i = 0; i < LARGE_KEYS; i++) {
        assertEquals(i + LARGE, wiped.stale("large/" + i));
      }
      wiped.awaitVoters(3);
      wiped.awaitWrite("after", "1");
    }
  }

  @Test
  void shouldBringBackAClusterThatLostTwoOfThree() throws IOException {
    try (Lab lab = Lab.open(directory)) {
      form(lab);
      LabServer left = servers.get(0);
      left.awaitWrite("kept", "yes");
      servers.forEach(server -> server.agent().kill());
      for (LabServer lost : servers.subList(1, 3)) {
        lost.machine().run("rm", "-rf", DATA);
      }
      assertTrue(recover(left).contains("192.0.2.3:8300"), "shows whom it knew");
      String[] lost = {"-lost", "192.0.2.2:8300", "-lost", "192.0.2.3:8300"};
      String plan = recover(left, lost);
      assertTrue(plan.contains("Nothing was changed."), plan);
      String done = recover(left, lost[0], lost[1], lost[2], lost[3], "-apply");
      assertTrue(done.contains("Start the agent now."), done);

      left.start(SETTINGS);
      left.awaitWrite("again", "yes");
      assertEquals("yes", left.read("kept"));
      assertEquals(1, left.voters());
      for (LabServer fresh : servers.subList(1, 3)) {
        fresh.start(SETTINGS);
      }
      left.awaitVoters(3);
      servers.get(2).awaitWrite("third", "yes");
      assertEquals("yes", servers.get(2).read("kept"));
    }
  }

  private static Predicate<Cli.Result> said(LabServer server, String text) {
    return result -> server.agent().log().contains(text);
  }

  private static String recover(LabServer server, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("operator", "raft", "recover", "-data-dir", DATA));
    words.addAll(List.of(more));
    Cli.Result result = server.machine().consul(words.toArray(String[]::new));
    assertEquals(0, result.exit(), result::err);
    return result.out();
  }

  private void form(Lab lab) throws IOException {
    for (int number = 1; number <= 3; number++) {
      servers.add(LabServer.make(lab, directory, number));
    }
    for (LabServer server : servers) {
      server.start(SETTINGS);
    }
    for (LabServer server : servers) {
      server.awaitVoters(3);
      server.awaitWrite("up/" + server.machine().name(), "1");
    }
  }
}
