package io.praetor.rpc.internal.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.praetor.api.config.RpcSettings;
import io.praetor.rpc.internal.channel.FrameConnection;
import io.praetor.rpc.internal.channel.Loops;
import io.praetor.rpc.internal.channel.TlsSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listener that other agents call. */
@SuppressWarnings("FutureReturnValueIgnored") // a channel that cannot be closed is closed
public final class ServerPort implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ServerPort.class);

  private static final int BACKLOG = 1_024;

  /** How long calls that have begun may take when the port closes. */
  private static final long DRAIN_MILLIS = 1_000;

  private final Loops loops;
  private final Doorkeeper.House house;
  private final ConnectionLimit limit;
  private final ChannelGroup connections;
  private Channel listener;

  private ServerPort(Loops loops, Doorkeeper.House house, int maxConnections) {
    this.loops = loops;
    this.house = house;
    this.limit = new ConnectionLimit(maxConnections);
    this.connections = new DefaultChannelGroup(loops.group().next());
  }

  /** Takes the port and listens. */
  public static ServerPort open(Loops loops, RpcSettings settings, TlsSource tls, Services services)
      throws IOException {
    Doorkeeper.House house =
        new Doorkeeper.House(
            settings.datacenter(),
            tls,
            settings.handshakeMillis(),
            settings.uncertified(),
            services,
            new Refusals(System::nanoTime));
    ServerPort port = new ServerPort(loops, house, settings.maxConnectionsPerClient());
    port.listen(
        new InetSocketAddress(InetAddress.getByName(settings.bindAddress()), settings.port()));
    return port;
  }

  private void listen(InetSocketAddress address) throws IOException {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loops.group())
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.ALLOCATOR, loops.allocator())
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, FrameConnection.WATER_MARK)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    admit(channel);
                  }
                });
    try {
      listener = bootstrap.bind(address).sync().channel();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void admit(Channel channel) {
    connections.add(channel);
    InetAddress peer = ((InetSocketAddress) channel.remoteAddress()).getAddress();
    channel.closeFuture().addListener(closed -> limit.leave(peer));
    TlsSource.State tls = house.tls().current();
    if (!limit.enter(peer)) {
      turnAway(channel, "it has too many");
    } else if (!tls.known()) {
      turnAway(channel, "certificates are not loaded yet");
    } else {
      channel.pipeline().addLast(new Doorkeeper(house, tls.tls(), Doorkeeper.Place.OUTSIDE));
      var unused =
          channel
              .eventLoop()
              .schedule(() -> hurry(channel), house.handshakeMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void turnAway(Channel channel, String reason) {
    house.refusals().say(channel.remoteAddress(), reason);
    channel.close();
  }

  private void hurry(Channel channel) {
    if (channel.isOpen() && channel.pipeline().get(ServerConnection.class) == null) {
      turnAway(channel, "it has not said what it wants");
    }
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) listener.localAddress();
  }

  /** Nobody comes in any more; what has begun may end. */
  @Override
  public void close() {
    listener.close().awaitUninterruptibly();
    for (Channel channel : connections) {
      ServerConnection connection = channel.pipeline().get(ServerConnection.class);
      if (connection == null) {
        channel.close();
      } else {
        connection.retire();
      }
    }
    if (!connections.newCloseFuture().awaitUninterruptibly(DRAIN_MILLIS)) {
      LOG.warn("The server port closes with calls unanswered");
      connections.close().awaitUninterruptibly(DRAIN_MILLIS);
    }
  }
}
