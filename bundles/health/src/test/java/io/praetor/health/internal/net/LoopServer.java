package io.praetor.health.internal.net;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Says the same to everybody, on one thread, to thousands. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the channel
final class LoopServer implements AutoCloseable {

  static final String NAME = "loop-server";

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory(NAME, true), NioIoHandler.newFactory());

  private final Channel listener;
  private final Semaphore connections = new Semaphore(0);
  private final AtomicInteger served = new AtomicInteger();

  LoopServer(String answer) throws InterruptedException {
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    listener =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 4_096)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    served.incrementAndGet();
                    connections.release();
                    channel.pipeline().addLast(new Talk(bytes));
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sync()
            .channel();
  }

  String address() {
    return "127.0.0.1:" + ((InetSocketAddress) listener.localAddress()).getPort();
  }

  /** How many connections there were. */
  int served() {
    return served.get();
  }

  /** Waits until there were so many. */
  void await(int count) throws InterruptedException {
    assertTrue(connections.tryAcquire(count, 60, TimeUnit.SECONDS), "too few connections");
    connections.release(count);
  }

  @Override
  public void close() {
    listener.close();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  /** Answers whatever it hears. */
  private static final class Talk extends ChannelInboundHandlerAdapter {

    private final byte[] answer;

    Talk(byte[] answer) {
      this.answer = answer;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ReferenceCountUtil.release(message);
      context
          .writeAndFlush(Unpooled.wrappedBuffer(answer))
          .addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
      context.close();
    }
  }
}
