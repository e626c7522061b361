package io.praetor.rpc.internal.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.praetor.api.tls.RpcTls;
import io.praetor.format.refusal.HandshakeFault;
import io.praetor.rpc.internal.channel.PeerCertificate;
import io.praetor.rpc.internal.channel.TlsSource;
import io.praetor.rpc.internal.wire.Preamble;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * Looks at the first bytes of a connection: TLS and plain text share the port. Lets in who may
 * come, and goes.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the channel
final class Doorkeeper extends ByteToMessageDecoder {

  private final House house;
  private final RpcTls tls;
  private final boolean secured;

  /**
   * What all doorkeepers of a port know.
   *
   * @param datacenter own one
   * @param tls as it is now
   * @param handshakeMillis longest TLS handshake
   * @param services what can be called
   * @param refusals is told who may not come
   */
  record House(
      String datacenter,
      TlsSource tls,
      long handshakeMillis,
      Services services,
      Refusals refusals) {}

  /**
   * @param tls null where only plain text is spoken
   * @param secured whether this one stands behind TLS
   */
  Doorkeeper(House house, RpcTls tls, boolean secured) {
    this.house = house;
    this.tls = tls;
    this.secured = secured;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (!secured && in.getByte(in.readerIndex()) == Preamble.TLS_HANDSHAKE) {
      secure(context);
      return;
    }
    int known = Math.min(in.readableBytes(), Preamble.BYTES);
    for (int i = 0; i < known; i++) {
      if (!Preamble.matches(i, in.getByte(in.readerIndex() + i))) {
        refuse(context, in, "it does not speak this protocol");
        return;
      }
    }
    if (!secured && tls != null && tls.verifyIncoming()) {
      refuse(context, in, "it does not use TLS, which verify_incoming demands");
    } else if (known == Preamble.BYTES) {
      in.skipBytes(Preamble.BYTES);
      admit(context);
    }
  }

  private void secure(ChannelHandlerContext context) {
    if (tls == null) {
      house.refusals.say(context.channel().remoteAddress(), "it uses TLS, which is not configured");
      context.close();
      return;
    }
    SSLEngine engine = tls.context().createSSLEngine();
    engine.setUseClientMode(false);
    engine.setEnabledProtocols(tls.protocols());
    engine.setEnabledCipherSuites(tls.cipherSuites());
    if (tls.verifyIncoming()) {
      engine.setNeedClientAuth(true);
    } else if (tls.verifyServerName()) {
      // Clients need no certificate, but servers have to show theirs.
      engine.setWantClientAuth(true);
    }
    SslHandler handler = new SslHandler(engine);
    handler.setHandshakeTimeoutMillis(house.handshakeMillis);
    ChannelPipeline pipeline = context.pipeline();
    pipeline.addLast(handler).addLast(new Doorkeeper(house, tls, true));
    pipeline.remove(this);
  }

  private void admit(ChannelHandlerContext context) {
    ServerConnection connection =
        new ServerConnection(
            context.channel().eventLoop(), house.services, isProvenServer(context));
    context.write(Unpooled.wrappedBuffer(Preamble.bytes()));
    context.pipeline().addLast(connection);
    connection.ready();
    context.flush();
    // What came behind the preamble goes on to the connection.
    context.pipeline().remove(this);
  }

  private boolean isProvenServer(ChannelHandlerContext context) {
    if (tls == null || !tls.verifyServerName()) {
      return true;
    }
    SslHandler handler = context.pipeline().get(SslHandler.class);
    return handler != null
        && PeerCertificate.carries(handler.engine().getSession(), tls.serverName(house.datacenter));
  }

  private void refuse(ChannelHandlerContext context, ByteBuf in, String reason) {
    in.skipBytes(in.readableBytes());
    house.refusals.say(context.channel().remoteAddress(), reason);
    context.close();
  }

  /** Tells of a failed handshake; one that the peer just left is none of ours. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake
        && handshake.cause() instanceof SSLException failure
        && context.channel().isActive()) {
      house.refusals.say(context.channel().remoteAddress(), HandshakeFault.reason(failure));
    }
    context.fireUserEventTriggered(event);
  }

  /** Why a handshake failed was told by its event. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    if (!(failure.getCause() instanceof SSLException)) {
      house.refusals.say(context.channel().remoteAddress(), HandshakeFault.reason(failure));
    }
    context.close();
  }
}
