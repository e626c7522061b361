package io.praetor.raft.internal;

import static org.junit.jupiter.api.Assertions.fail;

import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.api.raft.AutopilotConfig;
import io.praetor.api.raft.RaftPeer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Servers in one process: real logs on real directories, a network and a gossip that do what a test
 * says. Servers are numbered from 1, and have ports from 8301.
 */
final class TestCluster implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;
  private static final int PORTS = 8300;

  /** Makes election timeouts of more than six seconds. */
  private static final int STEADY_MULTIPLIER = 300;

  private static final long HAND_OVER_SECONDS = 5;

  final FakeNetwork network = new FakeNetwork();
  private final Path directory;
  private final Map<Integer, TestServer> servers = new TreeMap<>();
  private final Map<Integer, Member> gossip = new TreeMap<>();

  /** Settings of every server unless it is given others. */
  private Map<String, Object> usual = Map.of();

  volatile AutopilotConfig autopilot = new AutopilotConfig(true, 2_000, 250, 0, 10_000, 0, 0);

  TestCluster(Path directory) {
    this.directory = directory;
  }

  static String id(int number) {
    return "00000000-0000-0000-0000-00000000000" + number;
  }

  Path directory(int number) {
    return directory.resolve("server" + number);
  }

  TestServer server(int number) {
    return servers.get(number);
  }

  /** Starts a server that knows nobody yet. */
  TestServer start(int number, Map<String, Object> given) throws IOException {
    return start(number, PORTS + number, new RecordingState(), given);
  }

  TestServer start(int number, int port, RecordingState state, Map<String, Object> given)
      throws IOException {
    Map<String, Object> all = new HashMap<>(usual);
    all.putAll(given);
    all.put("nodeId", id(number));
    all.put("port", port);
    all.put("datacenter", "dc1");
    TestServer server =
        new TestServer(TestServers.settings(directory(number), all), state, network, this);
    servers.put(number, server);
    gossip.values().forEach(server.members::memberChanged);
    server.open();
    return server;
  }

  /** Gossip tells everybody of a server. */
  void tell(int number, int port, MemberStatus status, Map<String, String> tags) {
    Map<String, String> all = new HashMap<>(tags);
    all.put("role", "consul");
    all.put("dc", "dc1");
    all.put("id", id(number));
    all.put("port", Integer.toString(port));
    Member member = new Member("s" + number, "127.0.0.1", 1, all, status, 1, 5, 2, 2, 5, 4);
    gossip.put(number, member);
    servers.values().forEach(server -> server.members.memberChanged(member));
  }

  void tell(int number, MemberStatus status) {
    Member known = gossip.get(number);
    Map<String, String> tags = known == null ? Map.of() : known.tags();
    tell(
        number, known == null ? PORTS + number : Integer.parseInt(known.tag("port")), status, tags);
  }

  /** One that bootstraps and others that join it, all of them voters. */
  static TestCluster of(int size, Path directory) throws IOException {
    return of(size, directory, Map.of());
  }

  /**
   * The same, but nobody stands for election within {@link #HAND_OVER_SECONDS}, though the machine
   * may be busy: until then the leader changes by a hand-over only.
   */
  static TestCluster steady(int size, Path directory) throws IOException {
    return of(size, directory, Map.of("raftMultiplier", STEADY_MULTIPLIER));
  }

  private static TestCluster of(int size, Path directory, Map<String, Object> usual)
      throws IOException {
    TestCluster cluster = new TestCluster(directory);
    cluster.usual = usual;
    cluster.start(1, Map.of("bootstrap", true));
    cluster.tell(1, MemberStatus.ALIVE);
    for (int number = 2; number <= size; number++) {
      cluster.start(number, Map.of());
      cluster.tell(number, MemberStatus.ALIVE);
    }
    cluster.awaitVoters(size);
    return cluster;
  }

  void awaitVoters(int count) {
    await(
        () -> count + " voters everywhere, not " + views(),
        () ->
            leader() != null
                && running().stream()
                    .allMatch(
                        server ->
                            server.log.status().peers().stream().filter(RaftPeer::voter).count()
                                    == count
                                && server.log.node().isSettled()
                                && !server.log.status().leaderAddress().isEmpty()));
  }

  private List<String> views() {
    return running().stream().map(server -> server.log.status().toString()).toList();
  }

  private List<TestServer> running() {
    return servers.values().stream().filter(server -> !server.killed).toList();
  }

  /** The server that leads and may answer, or null. */
  TestServer leader() {
    return running().stream()
        .filter(server -> server.log.node() != null && server.log.node().leads())
        .findFirst()
        .orElse(null);
  }

  TestServer awaitLeader() {
    await(() -> "a leader among " + views(), () -> leader() != null);
    return leader();
  }

  /** Waits for a leader for less time than an election in a steady cluster takes. */
  TestServer awaitHandOver() {
    await(() -> "a hand-over among " + views(), () -> leader() != null, HAND_OVER_SECONDS);
    return leader();
  }

  TestServer follower() {
    return running().stream()
        .filter(server -> server != leader() && server.log.node() != null)
        .findFirst()
        .orElseThrow();
  }

  /** Waits until every server that runs has applied exactly these. */
  void awaitCommands(List<String> commands) {
    await(
        () ->
            commands
                + " everywhere, not "
                + running().stream().map(server -> server.state.commands()).toList(),
        () -> running().stream().allMatch(server -> server.state.commands().equals(commands)));
  }

  static void await(Supplier<String> what, BooleanSupplier condition) {
    await(what, condition, PATIENCE_SECONDS);
  }

  private static void await(Supplier<String> what, BooleanSupplier condition, long seconds) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - until > 0) {
        fail("waited in vain for " + what.get());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    running().forEach(server -> server.killed = true);
    CompletableFuture.allOf(
            servers.values().stream()
                .map(server -> CompletableFuture.runAsync(server::end, t -> new Thread(t).start()))
                .toArray(CompletableFuture<?>[]::new))
        .join();
    network.close();
  }
}
