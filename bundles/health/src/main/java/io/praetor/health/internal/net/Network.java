package io.praetor.health.internal.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Connections for checks: two event loops for all of them. Thread-safe; nothing blocks. */
@SuppressWarnings("FutureReturnValueIgnored") // a channel that cannot be closed is closed
public final class Network implements AutoCloseable {

  private static final int LOOPS = 2;

  /** How long an address of a host is tried when there is another one. */
  private static final int ADDRESS_MILLIS = 2_000;

  private static final int LOOKUP_THREADS = 16;
  private static final int LOOKUPS_WAITING_MAX = 10_000;
  private static final long IDLE_SECONDS = 10;
  private static final long CLOSE_SECONDS = 2;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          LOOPS, new DefaultThreadFactory("health-net", true), NioIoHandler.newFactory());

  /** All that are open; once this is closed, none opens any more. */
  private final ChannelGroup channels =
      new DefaultChannelGroup("health-net", ImmediateEventExecutor.INSTANCE, true);

  private final ThreadPoolExecutor lookups =
      new ThreadPoolExecutor(
          LOOKUP_THREADS,
          LOOKUP_THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(LOOKUPS_WAITING_MAX),
          new DefaultThreadFactory("health-lookup", true));

  private final NameLookup names = new NameLookup(lookups);
  private final DeniedAddresses denied;

  /**
   * Without connections yet.
   *
   * @param denied where it never connects to
   */
  public Network(DeniedAddresses denied) {
    this.denied = denied;
    lookups.allowCoreThreadTimeOut(true);
  }

  /** Ends an attempt that takes too long. */
  public void limit(Attempt attempt, Duration timeout, Runnable late) {
    Future<?> waiting = loops.schedule(late, timeout.toNanos(), TimeUnit.NANOSECONDS);
    attempt.atEnd(() -> waiting.cancel(false));
  }

  /**
   * Connects to the first address of a host that takes it, and closes at the attempt's end.
   *
   * @param handlers puts those of the connection into its pipeline
   * @param failed gets what Go would say, {@code dial tcp ...}
   */
  public void connect(
      HostPort to, Attempt attempt, Consumer<ChannelPipeline> handlers, Consumer<String> failed) {
    dial(to, attempt, "tcp", bootstrap(handlers).channel(NioSocketChannel.class), failed);
  }

  /** As {@link #connect}, but nothing is sent to find out whether anybody is there. */
  public void associate(
      HostPort to, Attempt attempt, Consumer<ChannelPipeline> handlers, Consumer<String> failed) {
    dial(to, attempt, "udp", bootstrap(handlers).channel(NioDatagramChannel.class), failed);
  }

  /** As {@link #connect}, to a UNIX socket. */
  public void connect(
      SocketAddress socket,
      Attempt attempt,
      Consumer<ChannelPipeline> handlers,
      Consumer<String> failed) {
    ChannelFuture connecting =
        bootstrap(handlers).channel(NioDomainSocketChannel.class).connect(socket);
    keep(connecting, attempt);
    connecting.addListener(
        done -> {
          if (!done.isSuccess()) {
            failed.accept("dial unix " + socket + ": " + GoWords.connecting(done.cause()));
          }
        });
  }

  private Bootstrap bootstrap(Consumer<ChannelPipeline> handlers) {
    // An attempt has a limit of its own, of which connecting is a part.
    return new Bootstrap()
        .group(loops)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
        .handler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                channels.add(channel);
                handlers.accept(channel.pipeline());
              }
            });
  }

  private void dial(
      HostPort to, Attempt attempt, String network, Bootstrap bootstrap, Consumer<String> failed) {
    names.find(
        to.host(),
        (addresses, failure) -> {
          if (failure != null) {
            failed.accept("dial " + network + ": " + failure.getMessage());
            return;
          }
          List<InetAddress> allowed = denied.allowed(addresses);
          if (allowed.isEmpty()) {
            failed.accept(
                "dial " + network + " " + to + ": the configuration denies checks this address");
          } else {
            dial(allowed, 0, to.port(), attempt, network, bootstrap, failed);
          }
        });
  }

  private void dial(
      List<InetAddress> addresses,
      int index,
      int port,
      Attempt attempt,
      String network,
      Bootstrap bootstrap,
      Consumer<String> failed) {
    if (attempt.hasEnded()) {
      return;
    }
    if (index + 1 < addresses.size()) {
      bootstrap.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, ADDRESS_MILLIS);
    } else {
      bootstrap.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0);
    }
    InetSocketAddress address = new InetSocketAddress(addresses.get(index), port);
    ChannelFuture connecting = bootstrap.connect(address);
    keep(connecting, attempt);
    connecting.addListener(
        done -> {
          if (done.isSuccess()) {
            return;
          } else if (index + 1 < addresses.size()) {
            dial(addresses, index + 1, port, attempt, network, bootstrap, failed);
          } else {
            String where = network + " " + GoWords.address(address);
            failed.accept("dial " + where + ": " + GoWords.connecting(done.cause()));
          }
        });
  }

  private static void keep(ChannelFuture connecting, Attempt attempt) {
    if (connecting.isDone() && !connecting.isSuccess()) {
      return; // there is nothing open; with no socket left there is not even a channel
    }
    Channel channel = connecting.channel();
    attempt.atEnd(channel::close);
  }

  @Override
  public void close() {
    lookups.shutdownNow();
    channels.close();
    loops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS);
  }
}
