package io.praetor.dns.internal.recursor;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.util.concurrent.Future;
import io.praetor.dns.internal.message.MalformedMessageException;
import io.praetor.dns.internal.message.Question;
import io.praetor.dns.internal.message.ResponseReader;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks over a socket of its own, so from a port that the system chose: together with the id and the
 * question, that is what somebody who cannot see it would have to guess (RFC 5452).
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the channel, and the deadline comes
final class SocketExchange implements Recursors.Exchange {

  private static final int MESSAGE_BYTES_MAX = 65_535;
  private static final int LENGTH_BYTES = 2;

  private final EventLoopGroup group;
  private final Random random;

  /**
   * @param random hard to guess
   */
  SocketExchange(EventLoopGroup group, Random random) {
    this.group = group;
    this.random = random;
  }

  @Override
  public CompletableFuture<byte[]> ask(
      InetSocketAddress server, byte[] question, boolean tcp, long timeoutMillis) {
    byte[] sent = question.clone();
    setId(sent, random.nextInt(1 << Character.SIZE));
    Reply reply;
    try {
      reply = new Reply(question, sent);
    } catch (MalformedMessageException e) {
      return CompletableFuture.failedFuture(e);
    }
    Bootstrap bootstrap = new Bootstrap().group(group);
    ChannelFuture connected = tcp ? tcp(bootstrap, server, reply) : udp(bootstrap, server, reply);
    if (connected.isDone() && !connected.isSuccess()) {
      // There is no socket left: what is called a channel is none.
      return CompletableFuture.failedFuture(connected.cause());
    }
    Channel channel = connected.channel();
    connected.addListener(
        done -> {
          if (done.isSuccess()) {
            channel.writeAndFlush(Unpooled.wrappedBuffer(tcp ? length(sent) : new byte[0], sent));
          } else {
            reply.answer.completeExceptionally(done.cause());
          }
        });
    Future<?> deadline =
        group
            .next()
            .schedule(
                () -> reply.answer.completeExceptionally(new NoAnswerException("time is over")),
                timeoutMillis,
                TimeUnit.MILLISECONDS);
    channel
        .closeFuture()
        .addListener(
            closed -> reply.answer.completeExceptionally(new NoAnswerException("hung up")));
    return reply.answer.whenComplete(
        (answer, failure) -> {
          deadline.cancel(false); // or else it would keep the answer
          channel.close();
        });
  }

  private static ChannelFuture udp(Bootstrap bootstrap, InetSocketAddress server, Reply reply) {
    // Connected: the system drops what comes from anywhere else.
    return bootstrap
        .channel(NioDatagramChannel.class)
        .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(MESSAGE_BYTES_MAX))
        .handler(new DatagramReply(reply))
        .connect(server);
  }

  private static ChannelFuture tcp(Bootstrap bootstrap, InetSocketAddress server, Reply reply) {
    return bootstrap
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(
                        new LengthFieldBasedFrameDecoder(
                            MESSAGE_BYTES_MAX + LENGTH_BYTES, 0, LENGTH_BYTES, 0, LENGTH_BYTES))
                    .addLast(new StreamReply(reply));
              }
            })
        .connect(server);
  }

  private static byte[] length(byte[] message) {
    return new byte[] {(byte) (message.length >> 8), (byte) message.length};
  }

  private static void setId(byte[] message, int id) {
    message[0] = (byte) (id >> 8);
    message[1] = (byte) id;
  }

  /** Takes the first message that answers the question, and no other. */
  private static final class Reply {

    private final CompletableFuture<byte[]> answer = new CompletableFuture<>();
    private final byte[] asked;
    private final byte[] sent;
    private final Question question;

    Reply(byte[] asked, byte[] sent) throws MalformedMessageException {
      this.asked = asked;
      this.sent = sent;
      this.question = ResponseReader.question(sent);
    }

    void take(ByteBuf content) {
      byte[] message = new byte[content.readableBytes()];
      content.readBytes(message);
      try {
        ResponseReader.Head head = ResponseReader.head(message);
        boolean ours = message[0] == sent[0] && message[1] == sent[1];
        if (ours && head.question().isSame(question)) {
          message[0] = asked[0];
          message[1] = asked[1];
          answer.complete(message);
        }
      } catch (MalformedMessageException e) {
        // Whoever sent this, the answer may still come; if it does not, the deadline does.
        return;
      }
    }
  }

  private static final class DatagramReply extends SimpleChannelInboundHandler<DatagramPacket> {

    private final Reply reply;

    DatagramReply(Reply reply) {
      this.reply = reply;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
      reply.take(packet.content());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }

  private static final class StreamReply extends SimpleChannelInboundHandler<ByteBuf> {

    private final Reply reply;

    StreamReply(Reply reply) {
      this.reply = reply;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
      reply.take(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
