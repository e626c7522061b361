package io.praetor.rpc.internal.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.praetor.format.refusal.HandshakeFault;
import io.praetor.rpc.internal.channel.PeerCertificate;
import io.praetor.rpc.internal.wire.Failure;
import io.praetor.rpc.internal.wire.Preamble;
import java.util.List;
import javax.net.ssl.SSLSession;

/**
 * Says the preamble and waits for the peer's. Only then is it certain that calls will be read: with
 * TLS 1.3 a caller learns behind its handshake that it was refused.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the channel
final class Introduction extends ByteToMessageDecoder {

  private final ClientConnection connection;
  private final String serverName;
  private final boolean uncertified;

  /**
   * @param serverName what the peer's certificate has to carry; null for anything
   * @param uncertified whether this agent has said that it has no certificate
   */
  Introduction(ClientConnection connection, String serverName, boolean uncertified) {
    this.connection = connection;
    this.serverName = serverName;
    this.uncertified = uncertified;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    context.writeAndFlush(Unpooled.wrappedBuffer(Preamble.bytes()));
    context.fireChannelActive();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      if (!handshake.isSuccess()) {
        connection.distrust(reason(handshake.cause()));
      } else {
        look(context.pipeline().get(SslHandler.class).engine().getSession());
      }
    }
    context.fireUserEventTriggered(event);
  }

  private void look(SSLSession session) {
    if (PeerCertificate.isOfTheMesh(session)) {
      connection.distrust("the certificate is one of the mesh, not of a server");
    } else if (serverName != null && !PeerCertificate.carries(session, serverName)) {
      connection.distrust("the certificate is not one of " + serverName);
    }
  }

  private String reason(Throwable failure) {
    String reason = HandshakeFault.reason(failure);
    return uncertified && reason.contains("access_denied")
        ? "it hands out no certificates, auto_encrypt.allow_tls is not set there"
        : reason;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (connection.isClosed()) {
      in.skipBytes(in.readableBytes());
      return;
    }
    int known = Math.min(in.readableBytes(), Preamble.BYTES);
    for (int i = 0; i < known; i++) {
      if (!Preamble.matches(i, in.getByte(in.readerIndex() + i))) {
        in.skipBytes(in.readableBytes());
        connection.close("this is no server port");
        return;
      }
    }
    if (known == Preamble.BYTES) {
      in.skipBytes(Preamble.BYTES);
      connection.ready();
      context.pipeline().remove(this);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    connection.close(String.valueOf(Failure.cause(cause).getMessage()));
  }
}
