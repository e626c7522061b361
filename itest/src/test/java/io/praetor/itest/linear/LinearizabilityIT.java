package io.praetor.itest.linear;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.Deadline;
import io.praetor.itest.harness.UnixHttp;
import io.praetor.itest.lab.Lab;
import io.praetor.itest.lab.Machine;
import io.praetor.itest.lab.MachineAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients on three servers while servers are killed, stopped and cut off: what they see of each key
 * must be possible on a single, atomic store. Other seeds: {@code -Dlinear.seed=n
 * -Dlinear.seeds=count}.
 */
class LinearizabilityIT {

  private static final int SERVERS = 3;
  private static final int KEYS = 5;
  private static final int CLIENTS_PER_SERVER = 2;
  private static final long FIRST_SEED = Long.getLong("linear.seed", 1);
  private static final long SEEDS = Long.getLong("linear.seeds", 6);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int CALM_MILLIS = 400;
  private static final int AFTERMATH_MILLIS = 1_500;

  /** Operations that must have an answer after the harm is undone; fewer would show nothing. */
  private static final long KNOWN_MIN = 100;

  private static final String CONFIG =
      """
      {"server": true, "bootstrap_expect": 3, "data_dir": "/var/consul", "bind_addr": "%s",
       "retry_join": ["192.0.2.1", "192.0.2.2", "192.0.2.3"], "retry_interval": "1s",
       "addresses": {"http": "127.0.0.1 unix://%s"}, "leave_on_terminate": false}
      """;

  @TempDir Path directory;

  private final List<MachineAgent> servers = new ArrayList<>();
  private final List<Path> sockets = new ArrayList<>();

  @Test
  void shouldLookLikeOneStoreWhateverHappensToServers() throws Exception {
    try (Lab lab = Lab.open(directory)) {
      for (int i = 1; i <= SERVERS; i++) {
        Machine machine = lab.machine("server" + i, "192.0.2." + i);
        sockets.add(directory.resolve("http" + i + ".sock"));
        machine.etc(
            "consul.d/config.json", CONFIG.formatted(machine.address(), sockets.get(i - 1)));
        servers.add(machine.agent("/etc/consul.d"));
      }
      awaitCluster();
      for (long seed : LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS).toArray()) {
        round(lab, seed);
      }
    }
  }

  /** Every server takes a write. */
  private void awaitCluster() {
    for (int i = 0; i < SERVERS; i++) {
      MachineAgent server = servers.get(i);
      UnixHttp http = new UnixHttp(sockets.get(i), ANSWER_LIMIT);
      Deadline deadline =
          new Deadline(SOON, "a write on " + server.machine().name() + "\n" + server.log());
      while (!writes(http, "up/" + server.machine().name())) {
        deadline.pause();
      }
    }
  }

  private static boolean writes(UnixHttp http, String key) {
    try {
      return http.send("PUT", "/v1/kv/" + key, "up").status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private void round(Lab lab, long seed) throws Exception {
    Random random = new Random(seed);
    Map<String, List<Operation>> histories = new TreeMap<>();
    for (int i = 0; i < KEYS; i++) {
      histories.put("seed" + seed + "/" + i, Collections.synchronizedList(new ArrayList<>()));
    }
    List<Client> clients = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < SERVERS * CLIENTS_PER_SERVER; i++) {
      UnixHttp http = new UnixHttp(sockets.get(i % SERVERS), ANSWER_LIMIT);
      Client client = new Client(http, new Random(random.nextLong()), "c" + i, histories);
      clients.add(client);
      threads.add(new Thread(client, "client-" + i));
    }
    threads.forEach(Thread::start);
    Nemesis.pause(CALM_MILLIS);
    String harm = new Nemesis(lab, servers, sockets, random).disturb();
    long before = known(histories);
    Nemesis.pause(random.nextInt(AFTERMATH_MILLIS) + CALM_MILLIS);
    Deadline deadline = new Deadline(SOON, "answers after " + harm + " with seed " + seed);
    while (known(histories) < before + KNOWN_MIN) {
      deadline.pause();
    }
    clients.forEach(Client::finish);
    for (Thread thread : threads) {
      thread.join();
    }
    awaitCluster();
    check(seed, harm, histories);
  }

  private static void check(long seed, String harm, Map<String, List<Operation>> histories) {
    long all = histories.values().stream().mapToLong(List::size).sum();
    System.out.printf(
        "linearizability, seed %d: %s; %d operations, %d of them without an answer%n",
        seed, harm, all, all - known(histories));
    histories.forEach(
        (key, history) ->
            assertTrue(
                LinearizabilityChecker.isLinearizable(history),
                () -> "seed " + seed + ", key " + key + ": not linearizable:\n" + text(history)));
  }

  private static long known(Map<String, List<Operation>> histories) {
    long known = 0;
    for (List<Operation> history : histories.values()) {
      synchronized (history) {
        known += history.stream().filter(one -> one.ended() != Operation.UNKNOWN).count();
      }
    }
    return known;
  }

  private static String text(List<Operation> history) {
    StringBuilder text = new StringBuilder();
    history.forEach(operation -> text.append(operation).append('\n'));
    return text.toString();
  }
}
