package io.praetor.gossip.internal.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.FullState;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.wire.PacketCodec;
import io.praetor.gossip.internal.wire.StreamCodec;
import io.praetor.gossip.internal.wire.StreamMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** UDP and TCP on one port, served by one thread. Bound first, then told who listens. */
public final class NettyTransport implements Transport {

  private static final Logger LOG = LoggerFactory.getLogger(NettyTransport.class);

  private static final int PAGE_BYTES = 8 * 1024;

  /** Chunks of 8 KiB &lt;&lt; 5 = 256 KiB: what an idle pool holds for good is one of them. */
  private static final int CHUNK_ORDER = 5;

  private static final long SHUTDOWN_MILLIS = 2_000;

  private final MultiThreadIoEventLoopGroup group;
  private final EventLoop loop;

  /** All that are open; one that comes when they are closed is closed as well. */
  private final ChannelGroup channels;

  private final PooledByteBufAllocator memory =
      new PooledByteBufAllocator(true, 0, 1, PAGE_BYTES, CHUNK_ORDER, 16, 16, false);
  private final ReceiverSlot receiver = new ReceiverSlot();
  private final Rejections rejections;
  private final PacketCodec packetCodec;
  private final StreamCodec streamCodec;
  private final StreamLimits limits;
  private final Sockets sockets;

  private NettyTransport(TransportOptions options) throws IOException {
    int maxBytes = StreamLimits.maxBytes(Runtime.getRuntime().maxMemory());
    this.limits = new StreamLimits(maxBytes);
    this.rejections = new Rejections(options.name(), options.networks());
    this.packetCodec = new PacketCodec(options.wire());
    this.streamCodec = new StreamCodec(options.wire(), maxBytes);
    ThreadFactory thread = task -> thread(task, options.name());
    this.group = new MultiThreadIoEventLoopGroup(1, thread, NioIoHandler.newFactory());
    this.loop = group.next();
    this.channels = new DefaultChannelGroup(loop, true);
    try {
      this.sockets = sockets(options);
      channels.add(sockets.streams());
      channels.add(sockets.packets());
    } catch (IOException | RuntimeException e) {
      stop();
      throw e;
    }
  }

  /**
   * Binds the sockets; until {@link #listen} what comes in is dropped.
   *
   * @throws IOException with a message for the user when the port cannot be had
   */
  public static NettyTransport bind(TransportOptions options) throws IOException {
    return new NettyTransport(options);
  }

  private Sockets sockets(TransportOptions options) throws IOException {
    ChannelInitializer<SocketChannel> streams =
        new ChannelInitializer<>() {
          @Override
          protected void initChannel(SocketChannel channel) {
            channels.add(channel);
            InetSocketAddress remote = channel.remoteAddress();
            Endpoint from = new Endpoint(remote.getAddress(), remote.getPort());
            if (rejections.isFromStranger("stream", from)) {
              var unused = channel.close();
              return;
            }
            channel
                .pipeline()
                .addLast(
                    new InboundStream(
                        streamCodec, receiver, limits, rejections, options.tcpTimeoutMillis()));
          }
        };
    Packets packets = new Packets(packetCodec, receiver, rejections);
    return Sockets.bind(group, memory, options.address(), options.port(), streams, packets);
  }

  private static Thread thread(Runnable task, String pool) {
    Thread thread = new Thread(task, "gossip-" + pool);
    thread.setDaemon(true);
    return thread;
  }

  /** From now on it is told what comes in. */
  public void listen(Receiver next) {
    receiver.set(next);
  }

  /** How many packets and streams were of no use. */
  public long rejected() {
    return rejections.total();
  }

  @Override
  public Endpoint bound() {
    InetSocketAddress local = (InetSocketAddress) sockets.packets().localAddress();
    return new Endpoint(local.getAddress(), local.getPort());
  }

  @Override
  public void send(Endpoint to, List<byte[]> messages) {
    run(() -> sendNow(to, messages));
  }

  /** What the socket cannot take at once is lost, as it could be on the way. */
  private void sendNow(Endpoint to, List<byte[]> messages) {
    if (!sockets.packets().isWritable()) {
      LOG.debug("Dropped packet, the socket is full: to={}", to);
      return;
    }
    Receiver known = receiver.get();
    boolean checksum = known != null && known.understandsChecksum(to);
    InetSocketAddress address = new InetSocketAddress(to.address(), to.port());
    for (byte[] packet : packetCodec.pack(messages, checksum)) {
      DatagramPacket datagram = new DatagramPacket(Unpooled.wrappedBuffer(packet), address);
      var unused =
          sockets
              .packets()
              .writeAndFlush(datagram)
              .addListener(
                  done -> {
                    if (!done.isSuccess()) {
                      LOG.debug("Failed to send packet: to={}", to, done.cause());
                    }
                  });
    }
  }

  @Override
  public CompletableFuture<FullState> exchange(Endpoint with, FullState mine, long timeoutMillis) {
    return ask(with, new StreamMessage.State(mine), timeoutMillis)
        .thenCompose(NettyTransport::stateOf);
  }

  private static CompletableFuture<FullState> stateOf(StreamMessage answer) {
    if (answer instanceof StreamMessage.State state) {
      return CompletableFuture.completedFuture(state.state());
    }
    String reason =
        answer instanceof StreamMessage.Refusal refusal
            ? "remote error: " + refusal.reason()
            : "received invalid msgType, expected pushPullMsg";
    return CompletableFuture.failedFuture(new IOException(reason));
  }

  @Override
  public CompletableFuture<Boolean> ping(Endpoint to, Message.Ping ping, long timeoutMillis) {
    return ask(to, new StreamMessage.Single(ping), timeoutMillis)
        .handle((answer, failure) -> failure == null && acknowledges(answer, ping));
  }

  private static boolean acknowledges(StreamMessage answer, Message.Ping ping) {
    return answer instanceof StreamMessage.Single single
        && single.message() instanceof Message.Ack ack
        && ack.sequence() == ping.sequence();
  }

  private CompletableFuture<StreamMessage> ask(
      Endpoint to, StreamMessage request, long timeoutMillis) {
    CompletableFuture<CompletableFuture<StreamMessage>> asked = new CompletableFuture<>();
    boolean running = run(() -> asked.complete(askNow(to, request, timeoutMillis)));
    return running ? asked.thenCompose(answer -> answer) : closed(null);
  }

  private CompletableFuture<StreamMessage> askNow(
      Endpoint to, StreamMessage request, long timeoutMillis) {
    if (loop.isShuttingDown()) {
      return closed(null);
    }
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.ALLOCATOR, memory)
            .option(ChannelOption.TCP_NODELAY, true);
    try {
      byte[] bytes = streamCodec.encode(request);
      return new OutboundStream(to, bytes, streamCodec.reader(), channels)
          .ask(bootstrap, loop, timeoutMillis);
    } catch (RejectedExecutionException e) {
      return closed(e);
    }
  }

  private static CompletableFuture<StreamMessage> closed(Throwable cause) {
    return CompletableFuture.failedFuture(new IOException("the pool is closed", cause));
  }

  @Override
  public Executor loop() {
    return loop;
  }

  @Override
  public void later(Runnable task, long delayMillis) {
    run(() -> schedule(task, delayMillis));
  }

  private void schedule(Runnable task, long delayMillis) {
    var unused = loop.schedule(() -> runLogged(task), delayMillis, TimeUnit.MILLISECONDS);
  }

  /** Netty would keep the exception of a timer in a future that nobody has. */
  private static void runLogged(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("A timer of the pool failed", e);
    }
  }

  /** Runs on the loop, at once if this is it; returns false when there is no loop any more. */
  private boolean run(Runnable task) {
    if (loop.inEventLoop()) {
      task.run();
      return true;
    }
    try {
      loop.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      LOG.debug("The pool is closed", e);
      return false;
    }
  }

  /**
   * Closes everything; what is under way fails. Off the loop it waits, for a few seconds at most,
   * so that the port is free afterwards.
   */
  @Override
  public void close() {
    receiver.set(null);
    stop();
  }

  /** A loop that ends does not really close its sockets: that must be done while it runs. */
  private void stop() {
    boolean mayWait = !loop.inEventLoop();
    var closed = channels.close();
    if (mayWait) {
      closed.awaitUninterruptibly(SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS);
    }
    var stopped = group.shutdownGracefully(0, SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS);
    if (mayWait && !stopped.awaitUninterruptibly(SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS)) {
      LOG.warn("The loop of the pool is still busy");
    }
  }
}
