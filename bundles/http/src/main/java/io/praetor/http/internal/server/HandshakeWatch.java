package io.praetor.http.internal.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.praetor.format.refusal.HandshakeFault;
import io.praetor.format.refusal.Sparing;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells why a connection never came to be a TLS one, or ceased to be one: once, and not more often
 * than somebody can read, since any stranger can cause it.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a close that fails has closed the channel
final class HandshakeWatch extends ChannelInboundHandlerAdapter {

  private static final Logger LOG = LoggerFactory.getLogger(HandshakeWatch.class);

  private final Sparing sparing;
  private boolean told;

  /**
   * @param sparing shared by all connections
   */
  HandshakeWatch(Sparing sparing) {
    this.sparing = sparing;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    // Not of those who just went away: probes of a port do that all day.
    if (event instanceof SslHandshakeCompletionEvent handshake
        && !handshake.isSuccess()
        && context.channel().isActive()) {
      tell(context, handshake.cause());
    }
    context.fireUserEventTriggered(event);
  }

  private void tell(ChannelHandlerContext context, Throwable cause) {
    if (told) {
      return;
    }
    told = true;
    // Netty's own message quotes all that the client sent.
    String reason =
        cause instanceof NotSslRecordException ? "not TLS" : HandshakeFault.reason(cause);
    sparing.say(
        rest ->
            LOG.warn(
                "TLS handshake error from {}: {}{}",
                context.channel().remoteAddress(),
                reason,
                rest));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    if (failure.getCause() instanceof SSLException) {
      tell(context, failure.getCause());
      context.close();
    } else {
      context.fireExceptionCaught(failure);
    }
  }
}
