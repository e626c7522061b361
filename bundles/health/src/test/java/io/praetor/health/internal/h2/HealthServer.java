package io.praetor.health.internal.h2;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * A gRPC server with nothing but the health service: "" and "good" serve, "bad" does not, others
 * are unknown.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the channel
final class HealthServer implements AutoCloseable {

  private static final int PIECE_BYTES = 4_096;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Channel listener;

  private HealthServer(SSLContext tls) throws InterruptedException {
    listener =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    if (tls != null) {
                      channel.pipeline().addLast(handler(tls));
                    }
                    channel
                        .pipeline()
                        .addLast(Http2FrameCodecBuilder.forServer().build(), new Service());
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sync()
            .channel();
  }

  static HealthServer plain() throws InterruptedException {
    return new HealthServer(null);
  }

  static HealthServer tls(SSLContext context) throws InterruptedException {
    return new HealthServer(context);
  }

  /** Answers one connection, whoever has accepted it. */
  static void talk(InputStream in, OutputStream out) throws IOException {
    EmbeddedChannel channel =
        new EmbeddedChannel(Http2FrameCodecBuilder.forServer().build(), new Service());
    try {
      byte[] piece = new byte[PIECE_BYTES];
      for (int length = 0; length >= 0; length = in.read(piece)) {
        channel.writeInbound(Unpooled.copiedBuffer(piece, 0, length));
        for (ByteBuf told = channel.readOutbound(); told != null; told = channel.readOutbound()) {
          told.readBytes(out, told.readableBytes());
          told.release();
        }
        out.flush();
      }
    } finally {
      channel.finishAndReleaseAll();
    }
  }

  String address() {
    return "127.0.0.1:" + ((InetSocketAddress) listener.localAddress()).getPort();
  }

  private static SslHandler handler(SSLContext context) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    engine.setSSLParameters(parameters);
    return new SslHandler(engine);
  }

  @Override
  public void close() {
    listener.close();
    loops.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS);
  }

  /** Answers questions that come in one frame, as those of a check do. */
  private static final class Service extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
      if (frame instanceof Http2DataFrame data) {
        int length = data.content().readableBytes();
        String service =
            length <= 7 ? "" : data.content().toString(7, length - 7, StandardCharsets.UTF_8);
        answer(context, data.stream(), service);
      }
      ReferenceCountUtil.release(frame);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
      context.close();
    }

    private static void answer(
        ChannelHandlerContext context, Http2FrameStream stream, String service) {
      DefaultHttp2Headers head = new DefaultHttp2Headers();
      head.status("200").set("content-type", "application/grpc");
      int status = service.isEmpty() || service.equals("good") ? 1 : service.equals("bad") ? 2 : 0;
      if (status == 0) {
        head.set("grpc-status", "5").set("grpc-message", "unknown%20service " + service);
        context.writeAndFlush(new DefaultHttp2HeadersFrame(head, true).stream(stream));
        return;
      }
      context.write(new DefaultHttp2HeadersFrame(head, false).stream(stream));
      byte[] message = {0, 0, 0, 0, 2, 8, (byte) status};
      context.write(
          new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(message), false).stream(stream));
      DefaultHttp2Headers trailers = new DefaultHttp2Headers();
      trailers.set("grpc-status", "0");
      context.writeAndFlush(new DefaultHttp2HeadersFrame(trailers, true).stream(stream));
    }
  }
}
