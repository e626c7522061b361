package io.praetor.dns.internal.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.praetor.dns.internal.answer.Client;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Questions by UDP. On one event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // who gets no answer asks again
final class DatagramHandler extends SimpleChannelInboundHandler<DatagramPacket> {

  private static final Logger LOG = LoggerFactory.getLogger(DatagramHandler.class);

  private final Questions questions;

  DatagramHandler(Questions questions) {
    this.questions = questions;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
    ByteBuf content = packet.content();
    byte[] message = new byte[content.readableBytes()];
    content.readBytes(message);
    InetSocketAddress sender = packet.sender();
    CompletableFuture<byte[]> answer =
        questions.answer(message, new Client(sender.getAddress(), false));
    if (answer.isDone()) {
      // Together with the answers to all that came at once.
      send(context, sender, answer.join());
    } else {
      answer.thenAccept(
          bytes -> {
            send(context, sender, bytes);
            context.flush();
          });
    }
  }

  private static void send(ChannelHandlerContext context, InetSocketAddress to, byte[] answer) {
    if (answer.length > 0) {
      context.write(new DatagramPacket(Unpooled.wrappedBuffer(answer), to), context.voidPromise());
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }

  /** A datagram that cannot be sent is lost, as datagrams may be; the listener stays. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("DNS datagram failed", cause);
  }
}
