package io.praetor.gossip.internal.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.util.concurrent.ScheduledFuture;
import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.wire.MalformedMessageException;
import io.praetor.gossip.internal.wire.StreamMessage;
import io.praetor.gossip.internal.wire.StreamReader;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A connection to another member: one message goes, one comes back. */
final class OutboundStream extends SimpleChannelInboundHandler<ByteBuf> {

  private final Endpoint to;
  private final byte[] request;
  private final StreamReader reader;
  private final ChannelGroup channels;
  private final CompletableFuture<StreamMessage> answer = new CompletableFuture<>();
  private boolean connected;

  /**
   * Prepares the question.
   *
   * @param reader of the answer
   * @param channels of the pool, to which this one will belong
   */
  OutboundStream(Endpoint to, byte[] request, StreamReader reader, ChannelGroup channels) {
    this.to = to;
    this.request = request;
    this.reader = reader;
    this.channels = channels;
  }

  /**
   * Connects, sends and waits for the answer; called on the loop, completes on the loop.
   *
   * @param bootstrap has everything but the handler
   * @return fails with an {@link IOException} whose message can be shown
   */
  CompletableFuture<StreamMessage> ask(Bootstrap bootstrap, EventLoop loop, long timeoutMillis) {
    ScheduledFuture<?> deadline =
        loop.schedule(() -> fail("i/o timeout", null), timeoutMillis, TimeUnit.MILLISECONDS);
    ChannelFuture connecting = bootstrap.handler(this).connect(to.address(), to.port());
    var unused = connecting.addListener(done -> connected(done.cause()));
    return answer.whenComplete(
        (message, failure) -> {
          deadline.cancel(false);
          var unusedToo = connecting.channel().close();
        });
  }

  private void connected(Throwable failure) {
    if (failure != null) {
      fail(SocketProblem.describe(failure), failure);
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    channels.add(context.channel());
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    connected = true;
    var unused = context.writeAndFlush(Unpooled.wrappedBuffer(request));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
    try {
      StreamMessage message = reader.offer(bytes.nioBuffer());
      if (message != null) {
        answer.complete(message);
      }
    } catch (MalformedMessageException e) {
      answer.completeExceptionally(new IOException(e.getMessage(), e));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    answer.completeExceptionally(new IOException("EOF"));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    answer.completeExceptionally(new IOException(SocketProblem.describe(cause), cause));
  }

  private void fail(String reason, Throwable cause) {
    String where = SocketProblem.hostPort(to);
    String what = connected ? "read" : "dial";
    answer.completeExceptionally(new IOException(what + " tcp " + where + ": " + reason, cause));
  }
}
