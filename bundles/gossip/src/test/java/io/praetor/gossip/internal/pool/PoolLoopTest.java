package io.praetor.gossip.internal.pool;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.config.GossipSettings;
import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.FullState;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.serf.SerfOptions;
import io.praetor.gossip.internal.transport.AllowedNetworks;
import io.praetor.gossip.internal.transport.Transport;
import io.praetor.gossip.internal.wire.MemberlistEncoder;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolLoopTest {

  private static final int PACKET_BYTES = 1_300;

  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void stop() {
    thread.shutdownNow();
  }

  /** With slow knobs only the upkeep moves the clock, and it falls together with no other timer. */
  @Test
  void shouldGoOnLookingAtTheClock() throws Exception {
    GossipSettings settings =
        TestSettings.member("a")
            .with("gossipIntervalMillis", 3_600_000L)
            .with("probeIntervalMillis", 3_600_000L)
            .with("pushPullIntervalMillis", 0L)
            .build();
    MemberlistEncoder encoder = new MemberlistEncoder();
    KeyringFile keys = KeyringFile.open("", "", "lan");
    PoolEvents output =
        new PoolEvents("lan", "a", new PoolKeyring("a", keys), null, (task, millis) -> {});
    Door door = new Door("lan", "a", candidates -> null, AllowedNetworks.ALL);
    PoolLoop loop = new PoolLoop("lan", encoder, door, output, 1_000, new PoolMeter("lan"));
    Clockwork clockwork = new Clockwork();
    Endpoint place = new Endpoint(InetAddress.getLoopbackAddress(), 8301);
    CoreFactory cores =
        new CoreFactory(settings, encoder, PACKET_BYTES, keys, place, SerfOptions.Clocks.NONE);

    thread.execute(() -> loop.start(clockwork, cores));

    assertTrue(clockwork.timers.await(20, TimeUnit.SECONDS), "a timer follows each timer");
  }

  /** Has timers and nobody to talk to. */
  private final class Clockwork implements Transport {

    private final CountDownLatch timers = new CountDownLatch(3);

    @Override
    public Endpoint bound() {
      return new Endpoint(InetAddress.getLoopbackAddress(), 8301);
    }

    @Override
    public void send(Endpoint to, List<byte[]> messages) {}

    @Override
    public CompletableFuture<FullState> exchange(Endpoint with, FullState mine, long millis) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Boolean> ping(Endpoint to, Message.Ping ping, long millis) {
      return new CompletableFuture<>();
    }

    @Override
    public Executor loop() {
      return thread;
    }

    @Override
    public void later(Runnable task, long delayMillis) {
      timers.countDown();
      var unused = thread.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {}
  }
}
