package io.praetor.itest.linear;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.Cli;
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
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients on three servers while servers are killed, stopped and cut off: what they see of each key
 * must be possible on a single, atomic store. Other seeds: {@code -Dlinear.seed=n
 * -Dlinear.seeds=count}.
 */
class LinearizabilityIT {

  private static final int KEYS = 5;
  private static final int CLIENTS_PER_SERVER = 2;
  private static final long FIRST_SEED = Long.getLong("linear.seed", 1);
  private static final long SEEDS = Long.getLong("linear.seeds", 20);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int CALM_MILLIS = 400;
  private static final int FAULT_MILLIS = 1_500;

  private static final String CONFIG =
      """
      {"server": true, "bootstrap_expect": 3, "data_dir": "/var/consul", "bind_addr": "%s",
       "retry_join": ["192.0.2.1", "192.0.2.2", "192.0.2.3"], "retry_interval": "1s",
       "addresses": {"http": "127.0.0.1 unix://%s"}, "leave_on_terminate": false}
      """;

  @TempDir Path directory;

  private final List<MachineAgent> servers = new ArrayList<>();

  @Test
  void shouldLookLikeOneStoreWhateverHappensToServers() throws Exception {
    try (Lab lab = Lab.open(directory)) {
      for (int i = 1; i <= 3; i++) {
        Machine machine = lab.machine("server" + i, "192.0.2." + i);
        machine.etc("consul.d/config.json", CONFIG.formatted(machine.address(), socket(i)));
        servers.add(machine.agent("/etc/consul.d"));
      }
      awaitCluster();
      for (long seed : LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS).toArray()) {
        System.out.println("linearizability, seed " + seed);
        round(lab, seed);
      }
    }
  }

  private Path socket(int server) {
    return directory.resolve("http" + server + ".sock");
  }

  private void awaitCluster() throws IOException {
    Predicate<Cli.Result> written = result -> result.exit() == 0;
    for (MachineAgent server : servers) {
      server.await(SOON, "a leader", written, "kv", "put", server.machine().name(), "up");
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
    for (int i = 0; i < servers.size() * CLIENTS_PER_SERVER; i++) {
      UnixHttp http = new UnixHttp(socket(1 + i % servers.size()), ANSWER_LIMIT);
      Client client = new Client(http, new Random(random.nextLong()), "c" + i, histories);
      clients.add(client);
      threads.add(new Thread(client, "client-" + i));
    }
    threads.forEach(Thread::start);
    pause(CALM_MILLIS);
    disturb(lab, random);
    pause(CALM_MILLIS);
    clients.forEach(Client::finish);
    for (Thread thread : threads) {
      thread.join();
    }
    awaitCluster();
    histories.forEach((key, history) -> check(seed, key, history));
  }

  private void disturb(Lab lab, Random random) throws IOException {
    MachineAgent victim = servers.get(random.nextInt(servers.size()));
    int millis = random.nextInt(FAULT_MILLIS);
    switch (random.nextInt(3)) {
      case 0 -> {
        victim.kill();
        pause(millis);
        victim.start();
      }
      case 1 -> {
        victim.signal("STOP");
        pause(millis);
        victim.signal("CONT");
      }
      default -> {
        lab.cut(victim.machine());
        pause(millis);
        lab.heal(victim.machine());
      }
    }
    pause(random.nextInt(FAULT_MILLIS));
  }

  private static void check(long seed, String key, List<Operation> history) {
    assertTrue(!history.isEmpty(), () -> "nothing happened with seed " + seed);
    assertTrue(
        LinearizabilityChecker.isLinearizable(history),
        () -> "seed " + seed + ", key " + key + ": not linearizable:\n" + text(history));
  }

  private static String text(List<Operation> history) {
    StringBuilder text = new StringBuilder();
    history.forEach(operation -> text.append(operation).append('\n'));
    return text.toString();
  }

  private static void pause(int millis) {
    LockSupport.parkNanos(millis * 1_000_000L);
  }
}
