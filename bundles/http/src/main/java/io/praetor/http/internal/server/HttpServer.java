package io.praetor.http.internal.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.EventExecutor;
import io.praetor.api.config.HttpSettings;
import io.praetor.api.rpc.ApiServer;
import io.praetor.http.internal.request.ReadParameters;
import io.praetor.http.internal.response.FixedHeaders;
import io.praetor.spi.http.Route;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listeners and their event loops. */
public final class HttpServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  /** One loop answers tens of thousands of requests a second; the cores are needed elsewhere. */
  private static final int LOOPS = 2;

  private static final int BACKLOG = 1_024;
  private static final int PAGE_BYTES = 8 * 1024;

  /** Chunks of 8 KiB &lt;&lt; 5 = 256 KiB: what an idle agent holds for good is one of them. */
  private static final int CHUNK_ORDER = 5;

  /** How long answers that are on their way may take when the server, or an endpoint, goes. */
  private static final long DRAIN_MILLIS = 1_000;

  private static final long SHUTDOWN_MILLIS = 2_000;

  /** Between two looks whether an address is free. */
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(LOOPS, HttpServer::thread, NioIoHandler.newFactory());

  /** Few arenas with small chunks: memory follows what is in use. */
  private final PooledByteBufAllocator allocator =
      new PooledByteBufAllocator(true, 0, LOOPS, PAGE_BYTES, CHUNK_ORDER, 64, 32, false);

  private final Map<EventLoop, LoopState> loops = new HashMap<>();
  private final List<Channel> listeners = new ArrayList<>();
  private final ClientConnections clients;
  private final ApiServer relayedRequests;
  private final HttpSettings settings;
  private final Dispatcher dispatcher;

  private HttpServer(HttpSettings settings, Providers providers) {
    this.settings = settings;
    FixedHeaders headers =
        new FixedHeaders(List.of(settings.responseHeaders()), settings.defaultAclPolicy());
    Audit audit = new Audit(settings.audited(), providers::audit);
    for (EventExecutor executor : group) {
      RequestTimes times = new RequestTimes(providers::metrics, System::nanoTime);
      LoopState loop =
          new LoopState((EventLoop) executor, headers, System::currentTimeMillis, times, audit);
      loops.put(loop.loop(), loop);
      var unused =
          loop.loop()
              .scheduleAtFixedRate(
                  loop::sweep, Patience.TICK_MILLIS, Patience.TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
    ReadParameters parameters =
        new ReadParameters(
            Duration.ofMillis(settings.defaultQueryMillis()),
            Duration.ofMillis(settings.maxQueryMillis()),
            bound -> ThreadLocalRandom.current().nextLong(bound));
    this.dispatcher = new Dispatcher(providers, settings, parameters);
    this.relayedRequests = new RelayedRequests(List.copyOf(loops.values()), dispatcher);
    this.clients = new ClientConnections(loops, dispatcher, settings, providers);
  }

  /** Makes a server that serves relayed requests and does not listen yet. */
  public static HttpServer prepare(HttpSettings settings, Providers providers) {
    return new HttpServer(settings, providers);
  }

  /** Listens at every configured address, or at none. */
  public static HttpServer start(HttpSettings settings, Providers providers)
      throws ListenFailedException {
    HttpServer server = prepare(settings, providers);
    server.listen(Duration.ZERO);
    return server;
  }

  /**
   * Begins to listen at every configured address; a server that fails is closed.
   *
   * @param patience for whoever listens there until now, and is about to end; not on an event loop
   */
  public void listen(Duration patience) throws ListenFailedException {
    long end = System.nanoTime() + patience.toNanos();
    try {
      for (String address : settings.http()) {
        listen(ListenAddress.parse(address), false, end);
      }
      for (String address : settings.https()) {
        listen(ListenAddress.parse(address), true, end);
      }
    } catch (ListenFailedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Whether it serves nobody any more. */
  public boolean isClosed() {
    return group.isShuttingDown();
  }

  /** What may change while it listens; no connection notices. */
  public void reload(HttpSettings changed) {
    clients.limit(changed.maxConnectionsPerClient());
  }

  /** Where requests enter that came in through no listener. */
  public ApiServer relayedRequests() {
    return relayedRequests;
  }

  /** Where it listens, in the order of the configuration. */
  public synchronized List<SocketAddress> addresses() {
    return listeners.stream().map(Channel::localAddress).toList();
  }

  /**
   * Tries again and again while the address is in use, until a point of {@link System#nanoTime}.
   */
  private void listen(ListenAddress address, boolean tls, long end) throws ListenFailedException {
    while (true) {
      try {
        bind(address, tls, System.nanoTime() - end < 0);
        LOG.info("Started {} server: address={}", tls ? "HTTPS" : "HTTP", address.text());
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ListenFailedException("interrupted", e);
      } catch (IOException e) {
        if (isClosed() || System.nanoTime() - end >= 0 || !BindProblem.isOccupied(e)) {
          throw new ListenFailedException(
              "Failed to start HTTP server: "
                  + address.description()
                  + ": bind: "
                  + BindProblem.describe(e),
              e);
        }
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  private synchronized void bind(ListenAddress address, boolean tls, boolean inherited)
      throws IOException, InterruptedException {
    if (address.isUnix()) {
      UnixSocketFile.prepare(address.path(), inherited);
    }
    listeners.add(bootstrap(address, tls).bind(address.socketAddress()).sync().channel());
    if (address.isUnix()) {
      UnixSocketFile.restrict(address.path(), settings.unixSocketMode());
    }
  }

  private ServerBootstrap bootstrap(ListenAddress address, boolean tls) {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(group)
            .channel(
                address.isUnix()
                    ? NioServerDomainSocketChannel.class
                    : NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.ALLOCATOR, allocator)
            .childHandler(clients.initializer(tls));
    return address.isUnix()
        ? bootstrap
        : bootstrap
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true);
  }

  /**
   * Takes requests away from endpoints that go, and waits for what cannot be taken away: a write is
   * answered by the one that began it. What is not answered in time is answered with 503, because
   * nobody would answer it any more.
   */
  public void release(List<Route> gone) {
    if (gone.isEmpty() || group.isShuttingDown()) {
      return;
    }
    Set<Route> routes = Collections.newSetFromMap(new IdentityHashMap<>());
    routes.addAll(gone);
    CompletableFuture<?>[] ends =
        loops.values().stream()
            .map(loop -> loop.release(routes::contains, dispatcher::dispatch))
            .toArray(CompletableFuture<?>[]::new);
    if (loops.keySet().stream().noneMatch(EventLoop::inEventLoop)) {
      await(ends, "an endpoint goes with requests unanswered");
    }
    loops.values().forEach(loop -> loop.abandon(routes::contains));
  }

  @Override
  public void close() {
    if (isClosed()) {
      return;
    }
    stopListening();
    awaitAnswers();
    group
        .shutdownGracefully(0, SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(SHUTDOWN_MILLIS);
  }

  /** Who comes next may listen at once, while what was begun is answered here. */
  private synchronized void stopListening() {
    listeners.forEach(listener -> listener.close().awaitUninterruptibly());
  }

  private void awaitAnswers() {
    CompletableFuture<?>[] ends =
        loops.values().stream().map(LoopState::retire).toArray(CompletableFuture<?>[]::new);
    await(ends, "HTTP server stops with requests unanswered");
  }

  private static void await(CompletableFuture<?>[] ends, String otherwise) {
    try {
      CompletableFuture.allOf(ends).get(DRAIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("{}", otherwise);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "http");
    thread.setDaemon(true);
    return thread;
  }
}
