package io.praetor.health.internal.h2;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ChannelDuplexHandler;
import io.netty.handler.codec.http2.Http2FrameStreamException;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.praetor.health.internal.net.GoWords;
import java.nio.charset.StandardCharsets;

/**
 * What a check says and hears on a connection of HTTP/2. It begins when the other side has proved,
 * by its settings, that it talks that protocol. All is called by the connection's event loop,
 * except {@link #unreachable} and {@link #late}.
 */
abstract class Http2Conversation extends Http2ChannelDuplexHandler {

  private boolean begun;

  /** There is a connection. */
  abstract void begin(ChannelHandlerContext context);

  /** A frame came. */
  abstract void read(ChannelHandlerContext context, Object frame);

  /** There is no connection, and why. */
  abstract void unreachable(String reason);

  /** The connection ended, and why. */
  abstract void broken(String reason);

  /** The timeout is over. */
  abstract void late();

  @Override
  public final void channelRead(ChannelHandlerContext context, Object frame) {
    try {
      hear(context, frame);
    } finally {
      ReferenceCountUtil.release(frame);
    }
  }

  private void hear(ChannelHandlerContext context, Object frame) {
    if (frame instanceof Http2SettingsFrame && !begun) {
      begun = true;
      begin(context);
    } else if (frame instanceof Http2GoAwayFrame bye) {
      broken(
          "http2: server sent GOAWAY and closed the connection: "
              + bye.content().toString(StandardCharsets.UTF_8));
    } else {
      read(context, frame);
    }
  }

  @Override
  public final void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
      unreachable(GoWords.broken(handshake.cause(), context.channel().remoteAddress()));
    }
  }

  @Override
  public final void channelInactive(ChannelHandlerContext context) {
    broken("connection closed");
  }

  @Override
  public final void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    Throwable cause =
        failure instanceof Http2FrameStreamException stream ? stream.getCause() : failure;
    broken(GoWords.broken(cause, context.channel().remoteAddress()));
  }
}
