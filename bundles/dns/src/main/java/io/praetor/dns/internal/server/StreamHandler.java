package io.praetor.dns.internal.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.praetor.dns.internal.answer.Client;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Questions by TCP on one connection; answers go as they come (RFC 7766). Whoever neither asks nor
 * takes an answer for a while is hung up on: pieces of a question do not count, so that nobody can
 * keep a connection by sending one byte now and then. On one event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the channel
final class StreamHandler extends SimpleChannelInboundHandler<ByteBuf> {

  static final long IDLE_MILLIS = 8_000;

  /** Questions that wait for answers; what follows waits in the client. */
  static final int WAITING_MAX = 32;

  private final Questions questions;
  private final InetAddress client;
  private ScheduledFuture<?> patience;
  private int waiting;

  StreamHandler(Questions questions, InetAddress client) {
    this.questions = questions;
    this.client = client;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    wait(context);
  }

  private void wait(ChannelHandlerContext context) {
    if (patience != null) {
      patience.cancel(false);
    }
    patience =
        context.executor().schedule(() -> context.close(), IDLE_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf content) {
    byte[] message = new byte[content.readableBytes()];
    content.readBytes(message);
    wait(context);
    waiting++;
    pause(context);
    CompletableFuture<byte[]> answer = questions.answer(message, new Client(client, true));
    answer.thenAccept(
        bytes -> {
          if (context.executor().inEventLoop()) {
            answer(context, bytes);
          } else {
            context.executor().execute(() -> answer(context, bytes));
          }
        });
  }

  private void answer(ChannelHandlerContext context, byte[] answer) {
    if (answer.length == 0) {
      waiting--;
      pause(context);
      return;
    }
    byte[] length = {(byte) (answer.length >> 8), (byte) answer.length};
    ByteBuf framed = Unpooled.wrappedBuffer(length, answer);
    context
        .writeAndFlush(framed)
        .addListener(
            sent -> {
              waiting--;
              pause(context);
              if (sent.isSuccess() && context.channel().isActive()) {
                wait(context);
              }
            });
  }

  private void pause(ChannelHandlerContext context) {
    context.channel().config().setAutoRead(waiting < WAITING_MAX);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    patience.cancel(false);
  }

  /** Whoever breaks off or sends garbage is done. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
