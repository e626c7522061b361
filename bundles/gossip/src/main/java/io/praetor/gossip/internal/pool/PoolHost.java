package io.praetor.gossip.internal.pool;

import io.praetor.api.config.GossipSettings;
import io.praetor.api.gossip.GossipListener;
import io.praetor.api.gossip.GossipPool;
import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.pool.KeyringFile.KeyringException;
import io.praetor.gossip.internal.serf.SerfOptions;
import io.praetor.gossip.internal.serf.Snapshot;
import io.praetor.gossip.internal.transport.AllowedNetworks;
import io.praetor.gossip.internal.transport.NettyTransport;
import io.praetor.gossip.internal.transport.TransportOptions;
import io.praetor.gossip.internal.wire.MemberlistEncoder;
import io.praetor.gossip.internal.wire.PacketBudget;
import io.praetor.gossip.internal.wire.WireOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pool from its sockets to its snapshot: everything that is begun and ended with it. */
final class PoolHost implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PoolHost.class);

  private static final long STOP_MILLIS = 2_000;

  private final GossipSettings settings;
  private final NettyTransport transport;
  private final PoolWorkers workers;
  private final PoolLoop loop;
  private final PoolEvents events;
  private final PoolKeyring keyring;
  private final Joins joins;
  private final Pool pool;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final List<Snapshot.Known> known;

  /**
   * Binds the sockets and begins, alone.
   *
   * @throws PoolFailedException with one line for the user
   */
  PoolHost(GossipSettings settings, JoinRule rule, PoolMeter meter) throws PoolFailedException {
    this.settings = settings;
    KeyringFile keys = keys(settings);
    workers = new PoolWorkers(settings.pool());
    transport = bind(settings, keys);
    try {
      SnapshotFile snapshot = snapshot(settings, workers);
      known = snapshot == null ? List.of() : snapshot.known();
      String self = settings.memberName();
      MemberlistEncoder encoder = new MemberlistEncoder();
      keyring = new PoolKeyring(self, keys);
      events = new PoolEvents(settings.pool(), self, keyring, snapshot, transport::later);
      Door door =
          new Door(settings.pool(), self, rule, AllowedNetworks.of(settings.allowedNetworks()));
      loop =
          new PoolLoop(settings.pool(), encoder, door, events, settings.tcpTimeoutMillis(), meter);
      CoreFactory cores =
          new CoreFactory(
              settings,
              encoder,
              PacketBudget.forMessages(keys.encrypted()),
              keys,
              advertised(settings, transport.bound().port()),
              snapshot == null ? SerfOptions.Clocks.NONE : snapshot.clocks());
      joins =
          new Joins(
              loop, transport.loop(), new Resolver(workers.resolving()), transport.bound().port());
      pool = new Pool(transport, loop, events, joins, keyring);
      begin(cores);
    } catch (PoolFailedException | RuntimeException e) {
      transport.close();
      workers.close();
      throw e;
    }
  }

  private void begin(CoreFactory cores) throws PoolFailedException {
    keyring.connect(event -> transport.loop().execute(() -> loop.step(event)));
    try {
      CompletableFuture.runAsync(() -> loop.start(transport, cores), transport.loop())
          .get(STOP_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PoolFailedException("interrupted while the gossip pool began", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new PoolFailedException("the gossip pool did not begin: " + e.getMessage(), e);
    }
    transport.listen(loop);
  }

  private static KeyringFile keys(GossipSettings settings) throws PoolFailedException {
    try {
      return KeyringFile.open(settings.keyringFile(), settings.encryptKey(), settings.pool());
    } catch (KeyringException e) {
      throw new PoolFailedException(e.getMessage(), e);
    }
  }

  private static NettyTransport bind(GossipSettings settings, KeyringFile keys)
      throws PoolFailedException {
    WireOptions wire =
        new WireOptions(
            keys.keySet(),
            settings.encryptVerifyIncoming(),
            settings.encryptVerifyOutgoing(),
            true,
            settings.bindPort());
    try {
      return NettyTransport.bind(
          new TransportOptions(
              settings.pool(),
              InetAddress.getByName(settings.bindAddress()),
              settings.bindPort(),
              AllowedNetworks.of(settings.allowedNetworks()),
              settings.tcpTimeoutMillis(),
              wire));
    } catch (IOException e) {
      throw new PoolFailedException("Failed to start gossip: " + e.getMessage(), e);
    }
  }

  private static SnapshotFile snapshot(GossipSettings settings, PoolWorkers workers) {
    return settings.snapshotFile().isEmpty()
        ? null
        : SnapshotFile.open(
            Path.of(settings.snapshotFile()), settings.rejoinAfterLeave(), workers.writing());
  }

  private static Endpoint advertised(GossipSettings settings, int boundPort)
      throws PoolFailedException {
    try {
      return new Endpoint(
          InetAddress.getByName(settings.advertiseAddress()),
          settings.advertisePort() == 0 ? boundPort : settings.advertisePort());
    } catch (IOException e) {
      throw new PoolFailedException(
          "Failed to parse advertise address: " + settings.advertiseAddress(), e);
    }
  }

  GossipPool pool() {
    return pool;
  }

  /**
   * Looks for the others.
   *
   * @param again whether this agent has been in the pool already, before its bundle was replaced:
   *     then not finding them is no reason to end it
   * @param fatal is told in one line that the agent cannot go on
   */
  void findOthers(boolean again, Consumer<String> fatal) {
    Consumer<String> gravely = again ? text -> LOG.error("{}: {}", settings.pool(), text) : fatal;
    FirstJoins first = new FirstJoins(settings.pool(), joins::join, transport::later, gravely);
    RandomGenerator random = new SplittableRandom();
    first.rejoin(
        known.stream().filter(m -> !m.name().equals(settings.memberName())).toList(), random);
    first.must(List.of(settings.startJoin()));
    first.retry(List.of(settings.retryJoin()), settings.retryIntervalMillis(), settings.retryMax());
  }

  void addListener(GossipListener listener) {
    pool.addListener(listener);
  }

  void removeListener(GossipListener listener) {
    pool.removeListener(listener);
  }

  /** Runs a task on the loop after a time. */
  void later(Runnable task, long delayMillis) {
    transport.later(task, delayMillis);
  }

  /** Goes without leaving: the others wait for it, as long as they wait for a suspect. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      CompletableFuture.runAsync(
              () -> {
                loop.close();
                events.close();
              },
              transport.loop())
          .get(STOP_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("{}: the pool did not end by itself", settings.pool(), e);
    }
    transport.close();
    keyring.close();
    workers.close();
  }

  /** The pool cannot begin. */
  static final class PoolFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    PoolFailedException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
