package io.praetor.raft.internal;

import io.praetor.api.config.RaftSettings;
import io.praetor.api.gossip.GossipListener;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.ReplicatedState;
import io.praetor.api.raft.Servers;
import io.praetor.api.rpc.RpcClient;
import io.praetor.api.rpc.RpcHandler;
import io.praetor.api.rpc.RpcStreamHandler;
import io.praetor.api.state.StateStore;
import io.praetor.raft.internal.autopilot.AutopilotStore;
import io.praetor.raft.internal.control.ControlCodec;
import io.praetor.raft.internal.transport.PeerRpc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the thread that opens the log to the services that stand while it is open. */
final class RaftLife {

  private static final Logger LOG = LoggerFactory.getLogger(RaftLife.class);

  /** Longest wait of a stop for a log that is just being opened. */
  private static final long OPENING_MILLIS = 30_000;

  private final BundleContext context;
  private final RaftSettings settings;
  private final ReplicatedState state;
  private final LeaderTasks tasks;
  private final Consumer<String> broken;
  private final ServerMembers members;
  private final PeerNetwork network;
  private final CommitMeter meter;
  private final AutopilotStore autopilotStore;
  private final Opening opening = new Opening("raft-open", this::open, this::close, OPENING_MILLIS);

  /** Written by the opening thread, read when that has ended. */
  private final List<ServiceRegistration<?>> services = new ArrayList<>();

  /** As {@link #services}. */
  private StateStreams streams;

  private volatile LogService log;
  private volatile boolean stopped;

  RaftLife(
      BundleContext context,
      RaftSettings settings,
      ReplicatedState state,
      Supplier<RpcClient> channel,
      Supplier<StateStore> store,
      LeaderTasks tasks,
      CommitMeter meter,
      Consumer<String> broken) {
    this.context = context;
    this.settings = settings;
    this.state = state;
    this.tasks = tasks;
    this.meter = meter;
    this.broken = broken;
    this.members = new ServerMembers(settings.datacenter(), this::membersChanged, System::nanoTime);
    this.network = new PeerNetwork(members, channel);
    this.autopilotStore = new AutopilotStore(store, settings);
  }

  void start() {
    // Ratis looks up classes by the context loader of whoever comes first, and its threads inherit
    // it.
    opening.thread().setContextClassLoader(RaftLife.class.getClassLoader());
    opening.start();
  }

  private void membersChanged() {
    LogService opened = log;
    if (opened != null) {
      opened.called();
    }
  }

  /** Returns when nothing is left, unless the log is still being opened after long. */
  void stop() {
    stopped = true;
    opening.stop();
  }

  private void open() {
    String directory = settings.directory();
    try {
      Autopilot autopilot =
          new Autopilot(
              settings.nodeId(),
              network,
              autopilotStore::current,
              autopilotStore::settle,
              System::currentTimeMillis);
      LogService opened =
          new LogService(settings, state, network, autopilot, tasks, meter, broken).open();
      log = opened;
      if (!stopped) {
        register(opened, new LeaderDuties(settings.nodeId(), autopilot, members));
      }
    } catch (StartRefusedException e) {
      broken.accept(e.getMessage());
    } catch (IOException | RuntimeException e) {
      LOG.error("The log in {} cannot be opened", directory, e);
      broken.accept("the log in " + directory + " cannot be opened: " + e.getMessage());
    }
  }

  private void register(LogService opened, LeaderDuties duties) {
    String self = settings.nodeId();
    add(Consensus.class, opened, Map.of());
    add(Servers.class, new ServersService(opened, duties, network, self), Map.of());
    add(GossipListener.class, members, Map.of(GossipPool.POOL, GossipPool.LAN));
    add(RpcHandler.class, new MessageHandler(opened), protocol(PeerRpc.PROTOCOL));
    add(
        RpcHandler.class,
        new ControlHandler(opened, duties, self),
        protocol(ControlCodec.PROTOCOL));
    streams = new StateStreams(state, opened::group);
    add(RpcStreamHandler.class, streams, protocol(StateStreams.PROTOCOL));
    add(
        Supplier.class,
        new StatusReport(opened, settings.directory()),
        Map.of("praetor.status", "raft"));
  }

  private static Map<String, Object> protocol(String name) {
    return Map.of(RpcHandler.PROTOCOL, name, RpcHandler.SERVERS_ONLY, true);
  }

  private <T> void add(Class<T> type, T service, Map<String, ?> properties) {
    services.add(context.registerService(type, service, FrameworkUtil.asDictionary(properties)));
  }

  /**
   * The others are answered as long as there is a log, so that leadership can be handed over; those
   * here are told first.
   */
  private void close() {
    LogService opened = log;
    services.subList(0, Math.min(2, services.size())).forEach(ServiceRegistration::unregister);
    try {
      if (opened != null) {
        opened.close();
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("The log was not closed cleanly; it is whole on disk", e);
    }
    services.stream().skip(2).forEach(ServiceRegistration::unregister);
    if (streams != null) {
      streams.close();
    }
    tasks.close();
  }
}
