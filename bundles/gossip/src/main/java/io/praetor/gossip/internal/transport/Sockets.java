package io.praetor.gossip.internal.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.praetor.gossip.internal.message.Endpoint;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The two sockets of a pool, on one port.
 *
 * @param streams accepts TCP connections
 * @param packets sends and receives UDP
 */
record Sockets(Channel streams, Channel packets) {

  /** A port that is free for TCP is nearly always free for UDP. */
  private static final int TRIES_FOR_ANY_PORT = 16;

  /** A larger datagram than IPv4 has; with less, Netty would cut what is longer. */
  private static final int RECEIVE_BYTES = 64 * 1024;

  /** What memberlist asks for, so that a burst of gossip is not lost while the loop is busy. */
  private static final int SOCKET_BUFFER_BYTES = 2 * 1024 * 1024;

  private static final int BACKLOG = 128;

  /**
   * Binds both or none.
   *
   * @throws IOException with what Consul says when it cannot bind
   */
  static Sockets bind(
      EventLoopGroup loop,
      ByteBufAllocator memory,
      InetAddress address,
      int port,
      ChannelHandler streams,
      ChannelHandler packets)
      throws IOException {
    int tries = port == 0 ? TRIES_FOR_ANY_PORT : 1;
    while (true) {
      Channel tcp = open(listen(loop, memory, streams, address, port), "tcp", address, port);
      int bound = ((InetSocketAddress) tcp.localAddress()).getPort();
      try {
        return new Sockets(
            tcp, open(receive(loop, memory, packets, address, bound), "udp", address, bound));
      } catch (IOException e) {
        tcp.close().syncUninterruptibly();
        if (--tries == 0) {
          throw e;
        }
      }
    }
  }

  private static ChannelFuture listen(
      EventLoopGroup loop,
      ByteBufAllocator memory,
      ChannelHandler handler,
      InetAddress address,
      int port) {
    return new ServerBootstrap()
        .group(loop)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_REUSEADDR, true)
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.ALLOCATOR, memory)
        .childHandler(handler)
        .bind(address, port);
  }

  private static ChannelFuture receive(
      EventLoopGroup loop,
      ByteBufAllocator memory,
      ChannelHandler handler,
      InetAddress address,
      int port) {
    return new Bootstrap()
        .group(loop)
        .channel(NioDatagramChannel.class)
        .option(ChannelOption.ALLOCATOR, memory)
        .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER_BYTES)
        .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(RECEIVE_BYTES))
        .handler(handler)
        .bind(address, port);
  }

  private static Channel open(ChannelFuture binding, String network, InetAddress address, int port)
      throws IOException {
    try {
      binding.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      var unused = binding.channel().close();
      throw new InterruptedIOException("interrupted while binding");
    }
    if (!binding.isSuccess()) {
      String where = SocketProblem.hostPort(new Endpoint(address, port));
      throw new IOException(
          "listen " + network + " " + where + ": bind: " + SocketProblem.describe(binding.cause()),
          binding.cause());
    }
    return binding.channel();
  }
}
