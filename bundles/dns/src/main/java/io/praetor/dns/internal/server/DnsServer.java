package io.praetor.dns.internal.server;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.praetor.dns.internal.answer.Answers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listeners: one for UDP and one for TCP at each address. */
@SuppressWarnings("FutureReturnValueIgnored") // whoever is hung up on is gone
public final class DnsServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DnsServer.class);

  /** No question is larger; of a larger datagram the rest is lost, and it is refused. */
  static final int QUESTION_BYTES_MAX = 4_096;

  private static final int LENGTH_BYTES = 2;
  private static final int RECEIVE_BUFFER_BYTES = 1024 * 1024;
  private static final int DATAGRAMS_PER_READ = 64;
  private static final int BACKLOG = 1_024;

  private final EventLoopGroup group;
  private final Questions questions;
  private final StreamLimits limits = new StreamLimits();
  private final List<Channel> listeners = new ArrayList<>();

  private DnsServer(EventLoopGroup group, Answers answers) {
    this.group = group;
    this.questions = new Questions(answers);
  }

  /** Listens at every address, or at none. */
  public static DnsServer start(
      EventLoopGroup group, Answers answers, List<InetSocketAddress> addresses)
      throws ListenFailedException {
    DnsServer server = new DnsServer(group, answers);
    for (InetSocketAddress address : addresses) {
      try {
        InetSocketAddress bound = server.udp(address);
        server.tcp(bound);
        LOG.info("Started DNS server: address={}", text(bound));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        server.close();
        throw new ListenFailedException("interrupted", e);
      } catch (Exception e) {
        // Netty throws what binding failed with, checked or not.
        server.close();
        throw new ListenFailedException(
            "Failed to start DNS server: listen " + text(address) + ": " + e.getMessage(), e);
      }
    }
    return server;
  }

  private static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
  }

  private InetSocketAddress udp(InetSocketAddress address) throws InterruptedException {
    Channel channel =
        new Bootstrap()
            .group(group)
            .channel(NioDatagramChannel.class)
            .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
            .option(
                ChannelOption.RECVBUF_ALLOCATOR,
                new FixedRecvByteBufAllocator(QUESTION_BYTES_MAX)
                    .maxMessagesPerRead(DATAGRAMS_PER_READ))
            .handler(new DatagramHandler(questions))
            .bind(address)
            .sync()
            .channel();
    listeners.add(channel);
    return (InetSocketAddress) channel.localAddress();
  }

  private void tcp(InetSocketAddress address) throws InterruptedException {
    listeners.add(
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    admit(channel);
                  }
                })
            .bind(address)
            .sync()
            .channel());
  }

  private void admit(Channel channel) {
    InetAddress client = ((InetSocketAddress) channel.remoteAddress()).getAddress();
    if (!limits.enter(client)) {
      channel.close();
      return;
    }
    channel.closeFuture().addListener(closed -> limits.leave(client));
    channel
        .pipeline()
        .addLast(
            new LengthFieldBasedFrameDecoder(
                QUESTION_BYTES_MAX + LENGTH_BYTES, 0, LENGTH_BYTES, 0, LENGTH_BYTES))
        .addLast(new StreamHandler(questions, client));
  }

  /** Where it listens, UDP before TCP, in the order of the configuration. */
  List<InetSocketAddress> addresses() {
    return listeners.stream().map(channel -> (InetSocketAddress) channel.localAddress()).toList();
  }

  @Override
  public void close() {
    listeners.forEach(listener -> listener.close().awaitUninterruptibly());
  }
}
