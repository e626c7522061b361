package io.praetor.gossip.internal.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.ScheduledFuture;
import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.FullState;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.wire.MalformedMessageException;
import io.praetor.gossip.internal.wire.StreamCodec;
import io.praetor.gossip.internal.wire.StreamMessage;
import io.praetor.gossip.internal.wire.StreamReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** A connection that another member opened: one message comes, at most one goes back. */
final class InboundStream extends SimpleChannelInboundHandler<ByteBuf> {

  private static final byte[] NOTHING = {};

  private final StreamCodec codec;
  private final ReceiverSlot receiver;
  private final StreamLimits limits;
  private final Rejections rejections;
  private final long timeoutMillis;
  private final StreamReader reader;

  private ScheduledFuture<?> deadline;
  private Endpoint from;
  private int held;
  private boolean answered;

  InboundStream(
      StreamCodec codec,
      ReceiverSlot receiver,
      StreamLimits limits,
      Rejections rejections,
      long timeoutMillis) {
    this.codec = codec;
    this.receiver = receiver;
    this.limits = limits;
    this.rejections = rejections;
    this.timeoutMillis = timeoutMillis;
    this.reader = codec.reader();
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    InetSocketAddress remote = (InetSocketAddress) context.channel().remoteAddress();
    if (remote == null) { // gone already
      close(context);
      return;
    }
    from = new Endpoint(remote.getAddress(), remote.getPort());
    deadline =
        context.executor().schedule(() -> close(context), timeoutMillis, TimeUnit.MILLISECONDS);
    if (!limits.enter()) {
      close(context);
    }
  }

  /** May come without the other, when the pool closes or the connection is gone at once. */
  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (deadline != null) {
      deadline.cancel(false);
      limits.leave(held);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
    if (answered || from == null) {
      return;
    }
    held += bytes.readableBytes();
    if (!limits.take(bytes.readableBytes())) {
      close(context);
      return;
    }
    try {
      StreamMessage message = reader.offer(bytes.nioBuffer());
      if (message != null) {
        reply(context, answer(message));
      }
    } catch (MalformedMessageException e) {
      rejections.count("stream", from, e);
      reply(context, new StreamMessage.Refusal(e.getMessage()));
    }
  }

  /** Returns null when there is nothing to say. */
  private StreamMessage answer(StreamMessage message) {
    Transport.Receiver to = receiver.get();
    if (to == null) {
      return null;
    }
    if (message instanceof StreamMessage.State state) {
      FullState mine = to.exchanged(state.state());
      return mine == null ? null : new StreamMessage.State(mine);
    }
    if (message instanceof StreamMessage.Single single) {
      return answer(to, single.message());
    }
    return null;
  }

  private StreamMessage answer(Transport.Receiver to, Message message) {
    if (message instanceof Message.User) {
      to.received(from, message);
    }
    if (message instanceof Message.Ping ping
        && (ping.target().isEmpty() || to.isSelf(ping.target()))) {
      return new StreamMessage.Single(new Message.Ack(ping.sequence(), NOTHING));
    }
    return null;
  }

  private void reply(ChannelHandlerContext context, StreamMessage reply) {
    answered = true;
    if (reply == null) {
      close(context);
    } else {
      var unused =
          context
              .writeAndFlush(Unpooled.wrappedBuffer(codec.encode(reply)))
              .addListener(ChannelFutureListener.CLOSE);
    }
  }

  /** The other side gave up, or there is a defect above: the connection is over in both cases. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!(cause instanceof IOException)) {
      rejections.failed("stream", cause);
    }
    close(context);
  }

  private static void close(ChannelHandlerContext context) {
    var unused = context.close();
  }
}
