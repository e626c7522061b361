package io.praetor.raft.internal;

import io.praetor.api.config.RaftSettings;
import io.praetor.api.raft.ReadMode;
import io.praetor.raft.internal.control.ControlCodec;
import io.praetor.raft.internal.transport.PeerRpc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** One server of a {@link TestCluster}, put together as the component does. */
final class TestServer {

  final RecordingState state;
  final ServerMembers members;
  final LogService log;
  final ServersService servers;
  final LeaderTasks tasks = new LeaderTasks();
  final CopyOnWriteArrayList<String> failures = new CopyOnWriteArrayList<>();
  final int port;
  private final FakeNetwork network;
  volatile boolean killed;

  TestServer(RaftSettings settings, RecordingState state, FakeNetwork network, TestCluster cluster)
      throws IOException {
    this.state = state;
    this.network = network;
    this.port = settings.port();
    this.members = new ServerMembers(settings.datacenter(), this::called, System::nanoTime);
    PeerNetwork peers = new PeerNetwork(members, () -> network.client(port));
    Autopilot autopilot =
        new Autopilot(settings.nodeId(), peers, () -> cluster.autopilot, () -> {}, () -> 1_000L);
    this.log =
        new LogService(settings, state, peers, autopilot, tasks, new CommitMeter(), failures::add);
    LeaderDuties duties = new LeaderDuties(settings.nodeId(), autopilot, members);
    this.servers = new ServersService(log, duties, peers, settings.nodeId());
    network.heal(port);
    network.serve(port, PeerRpc.PROTOCOL, new MessageHandler(log));
    network.serve(port, ControlCodec.PROTOCOL, new ControlHandler(log, duties, settings.nodeId()));
    network.serve(port, StateStreams.PROTOCOL, new StateStreams(state, log::group));
  }

  private void called() {
    if (log != null) {
      log.called();
    }
  }

  void open() throws IOException {
    log.open();
  }

  String write(String command) throws Exception {
    return new String(
        log.submit(TestCluster.bytes(command)).get(20, TimeUnit.SECONDS),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  /** The place that a read must reach; waits for the local state to get there. */
  void read(ReadMode mode) throws Exception {
    var barrier = log.readBarrier(mode).get(20, TimeUnit.SECONDS);
    TestCluster.await(
        () -> barrier + " reached, not " + state.applied(),
        () -> state.applied().compareTo(barrier) >= 0);
  }

  /** As far as the others can tell, the process is gone. */
  void kill() {
    killed = true;
    network.isolate(port);
    end();
  }

  void end() {
    try {
      RaftNode node = log.node();
      if (killed && node != null) {
        node.close();
      }
      log.close();
      tasks.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
