package io.praetor.itest.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Locks, sessions and the feed of changes while servers are killed, stopped and cut off: no lock
 * has two holders, fencing tokens grow, no session ends early, and who follows the changes is told
 * each of them once. Other seeds: {@code -Dlinear.seed=n -Dcoordination.seeds=count}.
 */
class CoordinationIT {

  private static final int SERVERS = 3;
  private static final int CLIENTS_PER_SERVER = 2;
  private static final int KEYS = 6;
  private static final long FIRST_SEED = Long.getLong("linear.seed", 1);
  private static final long SEEDS = Long.getLong("coordination.seeds", 3);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int CALM_MILLIS = 700;

  /** Locks that must be got after the harm is undone; fewer would show nothing. */
  private static final int HOLDS_MIN = 5;

  private static final String CONFIG =
      """
      {"server": true, "bootstrap_expect": 3, "data_dir": "/var/consul", "bind_addr": "%s",
       "retry_join": ["192.0.2.1", "192.0.2.2", "192.0.2.3"], "retry_interval": "1s",
       "addresses": {"http": "127.0.0.1 unix://%s"}, "leave_on_terminate": false,
       "session_ttl_min": "1s"}
      """;

  private static final Pattern ENTRY =
      Pattern.compile("\"Key\":\"([^\"]*)\",\"Flags\":0,\"Value\":\"([^\"]*)\"");

  @TempDir Path directory;

  private final List<MachineAgent> servers = new ArrayList<>();
  private final List<Path> sockets = new ArrayList<>();

  @Test
  void shouldKeepItsPromisesWhateverHappensToServers() throws Exception {
    try (Lab lab = Lab.open(directory)) {
      for (int i = 1; i <= SERVERS; i++) {
        Machine machine = lab.machine("server" + i, "192.0.2." + i);
        sockets.add(directory.resolve("http" + i + ".sock"));
        machine.etc(
            "consul.d/config.json", CONFIG.formatted(machine.address(), sockets.get(i - 1)));
        servers.add(machine.agent("/etc/consul.d"));
      }
      for (long seed : LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS).toArray()) {
        round(lab, seed);
      }
    }
  }

  private void round(Lab lab, long seed) throws Exception {
    Random random = new Random(seed);
    String feed = "feed" + seed + "/";
    long begin = awaitList(feed);
    LockLedger ledger = new LockLedger();
    List<LockClient> lockers = new ArrayList<>();
    List<FeedWriter> writers = new ArrayList<>();
    List<FeedReader> readers = new ArrayList<>();
    for (int i = 0; i < SERVERS * CLIENTS_PER_SERVER; i++) {
      int server = i % SERVERS;
      List<String> locks = List.of("lock" + seed + "/a", "lock" + seed + "/b");
      lockers.add(new LockClient(http(server), new Random(random.nextLong()), locks, ledger));
      List<String> own = keys(feed + server + "/");
      writers.add(new FeedWriter(http(server), new Random(random.nextLong()), "w" + i, own));
    }
    for (int i = 0; i < SERVERS; i++) {
      List<UnixHttp> all = List.of(http(0), http(1), http(2));
      readers.add(new FeedReader(all, new Random(random.nextLong()), feed, begin));
    }
    List<Thread> active = start(lockers, writers);
    List<Thread> following = start(readers);
    Nemesis.pause(CALM_MILLIS);
    String harm = new Nemesis(lab, servers, sockets, random).disturb();
    awaitHolds(ledger, harm + " with seed " + seed);
    lockers.forEach(LockClient::finish);
    writers.forEach(FeedWriter::finish);
    join(active);
    long end = awaitList(feed);
    Map<String, String> stored = stored(feed);
    awaitReaders(readers, end, harm + " with seed " + seed);
    readers.forEach(FeedReader::finish);
    join(following);

    System.out.printf(
        "coordination, seed %d: %s; %d locks held, %d changes told%n",
        seed, harm, ledger.holds(), readers.get(0).told().size());
    assertEquals(List.of(), ledger.violations(), "locks, seed " + seed + ", " + harm);
    Set<String> acknowledged = new HashSet<>();
    writers.forEach(writer -> acknowledged.addAll(writer.acknowledged()));
    assertTrue(!acknowledged.isEmpty(), "writes, seed " + seed);
    for (FeedReader reader : readers) {
      List<String> violations = new ArrayList<>(reader.complaints());
      violations.addAll(FeedCheck.violations(reader.told(), acknowledged, stored));
      assertEquals(List.of(), violations, "changes, seed " + seed + ", " + harm);
    }
  }

  private UnixHttp http(int server) {
    return new UnixHttp(sockets.get(server), ANSWER_LIMIT);
  }

  private static List<String> keys(String prefix) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      keys.add(prefix + i);
    }
    return keys;
  }

  @SafeVarargs
  private static List<Thread> start(List<? extends Runnable>... work) {
    List<Thread> threads = new ArrayList<>();
    for (List<? extends Runnable> some : work) {
      some.forEach(one -> threads.add(new Thread(one)));
    }
    threads.forEach(Thread::start);
    return threads;
  }

  private static void join(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Waits until every server answers and takes writes; returns the index of the list. */
  private long awaitList(String prefix) {
    long newest = 0;
    for (int i = 0; i < SERVERS; i++) {
      Deadline deadline =
          new Deadline(
              SOON,
              "an answer of " + servers.get(i).machine().name() + "\n" + servers.get(i).log());
      long index = 0;
      while (index == 0) {
        index = listIndex(i, prefix);
        if (index == 0) {
          deadline.pause();
        }
      }
      newest = Math.max(newest, index);
    }
    return newest;
  }

  private long listIndex(int server, String prefix) {
    try {
      UnixHttp http = http(server);
      UnixHttp.Response write = http.send("PUT", "/v1/kv/up/" + server, "up");
      UnixHttp.Response list = http.send("GET", "/v1/kv/" + prefix + "?recurse", "");
      String index = list.header("X-Consul-Index");
      return write.status() == 200 && !index.isEmpty() ? Long.parseLong(index) : 0;
    } catch (IOException notYet) {
      return 0;
    }
  }

  /** Asks until it is told: that nobody answers does not mean that there is nothing. */
  private Map<String, String> stored(String prefix) {
    Deadline deadline = new Deadline(SOON, "the list of " + prefix);
    while (true) {
      try {
        UnixHttp.Response list = http(0).send("GET", "/v1/kv/" + prefix + "?recurse", "");
        if (list.status() == 200 || list.status() == 404) {
          return entries(list.body());
        }
      } catch (IOException notYet) {
        // asked again
      }
      deadline.pause();
    }
  }

  private static Map<String, String> entries(String list) {
    Map<String, String> entries = new TreeMap<>();
    Matcher entry = ENTRY.matcher(list);
    while (entry.find()) {
      entries.put(entry.group(1), entry.group(2));
    }
    return entries;
  }

  private static void awaitHolds(LockLedger ledger, String what) {
    int before = ledger.holds();
    Deadline deadline = new Deadline(SOON, "locks after " + what);
    while (ledger.holds() < before + HOLDS_MIN) {
      deadline.pause();
    }
  }

  private static void awaitReaders(List<FeedReader> readers, long index, String what) {
    Deadline deadline = new Deadline(SOON, "the last changes after " + what);
    while (readers.stream().anyMatch(reader -> reader.index() < index && alive(reader))) {
      deadline.pause();
    }
  }

  /** One that has something to complain of has ended. */
  private static boolean alive(FeedReader reader) {
    return reader.complaints().isEmpty();
  }
}
