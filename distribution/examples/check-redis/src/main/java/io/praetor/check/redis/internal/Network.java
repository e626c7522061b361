package io.praetor.check.redis.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.ShutdownChannelGroupException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What all checks share: one thread for all connections, one for all time limits, and two for
 * names, since Java looks them up blocking. Thread-safe.
 */
final class Network implements AutoCloseable {

  private static final int LOOKUP_THREADS = 2;
  private static final int LOOKUPS_WAITING_MAX = 1_000;
  private static final long IDLE_SECONDS = 10;

  private final AsynchronousChannelGroup connections;
  private final ScheduledThreadPoolExecutor clock;
  private final ThreadPoolExecutor lookups;

  Network() throws IOException {
    connections = AsynchronousChannelGroup.withFixedThreadPool(1, named("check-redis-net"));
    clock = new ScheduledThreadPoolExecutor(1, named("check-redis-clock"));
    clock.setRemoveOnCancelPolicy(true);
    lookups =
        new ThreadPoolExecutor(
            LOOKUP_THREADS,
            LOOKUP_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(LOOKUPS_WAITING_MAX),
            named("check-redis-names"));
    lookups.allowCoreThreadTimeOut(true);
  }

  private static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Runs something when an attempt has taken too long. */
  void limit(Attempt attempt, Duration timeout, Runnable late) {
    Future<?> waiting = clock.schedule(late, timeout.toNanos(), TimeUnit.NANOSECONDS);
    attempt.atEnd(() -> waiting.cancel(false));
  }

  /** Connects, for as long as the attempt lasts. */
  void connect(
      Wanted to, Attempt attempt, CompletionHandler<Void, AsynchronousSocketChannel> done) {
    lookups.execute(
        () -> {
          try {
            InetAddress address = InetAddress.getByName(to.host());
            connect(new InetSocketAddress(address, to.port()), attempt, done);
          } catch (UnknownHostException | SecurityException unknown) {
            attempt.fail("redis " + to.address() + ": no such host");
          } catch (ShutdownChannelGroupException end) {
            attempt.giveUp();
          } catch (IOException full) {
            attempt.fail("redis " + to.address() + ": " + full.getMessage());
          }
        });
  }

  private void connect(
      InetSocketAddress address,
      Attempt attempt,
      CompletionHandler<Void, AsynchronousSocketChannel> done)
      throws IOException {
    AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(connections);
    attempt.atEnd(() -> close(channel));
    channel.connect(address, channel, done);
  }

  private static void close(AsynchronousSocketChannel channel) {
    try {
      channel.close();
    } catch (IOException broken) {
      // Nothing is lost: what was to be said was said.
    }
  }

  /** Ends all connections, and with them whatever waits for one. */
  @Override
  public void close() {
    clock.shutdownNow();
    lookups.shutdownNow();
    try {
      connections.shutdownNow();
    } catch (IOException broken) {
      connections.shutdown();
    }
  }
}
