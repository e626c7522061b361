package io.praetor.rpc.internal.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
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
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/**
 * Looks at the first bytes of a connection: TLS and plain text share the port, and callers that
 * have no certificate say so. Lets in who may come, and goes.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the channel
final class Doorkeeper extends ByteToMessageDecoder {

  /** How long a caller without a certificate may stay: longer than it takes to get one. */
  static final long ANTEROOM_MILLIS = 60_000;

  /** A fatal alert, RFC 8446 §6.2, as a record of its own: no handshake has begun. */
  private static final byte[] ACCESS_DENIED = {0x15, 3, 3, 0, 2, 2, 49};

  private final House house;
  private final RpcTls tls;
  private final Place place;

  /** Where one stands. */
  enum Place {
    /** At the port itself. */
    OUTSIDE,
    /** Behind TLS in which callers show what they have. */
    INSIDE,
    /** Behind TLS in which they show nothing. */
    ANTEROOM
  }

  /**
   * What all doorkeepers of a port know.
   *
   * @param datacenter own one
   * @param tls as it is now
   * @param handshakeMillis longest TLS handshake
   * @param anteroom whether callers without a certificate may come, to ask for one
   * @param services what can be called
   * @param refusals is told who may not come
   */
  record House(
      String datacenter,
      TlsSource tls,
      long handshakeMillis,
      boolean anteroom,
      Services services,
      Refusals refusals) {}

  /**
   * @param tls null where only plain text is spoken
   * @param place where this one stands
   */
  Doorkeeper(House house, RpcTls tls, Place place) {
    this.house = house;
    this.tls = tls;
    this.place = place;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (place == Place.OUTSIDE) {
      int first = in.getByte(in.readerIndex());
      if (first == Preamble.TLS_HANDSHAKE) {
        secure(context, Place.INSIDE);
        return;
      } else if (first == Preamble.UNCERTIFIED) {
        receive(context, in);
        return;
      }
    }
    int known = Math.min(in.readableBytes(), Preamble.BYTES);
    for (int i = 0; i < known; i++) {
      if (!Preamble.matches(i, in.getByte(in.readerIndex() + i))) {
        refuse(context, in, "it does not speak this protocol");
        return;
      }
    }
    if (place == Place.OUTSIDE && tls != null && tls.verifyIncoming()) {
      refuse(context, in, "it does not use TLS, which verify_incoming demands");
    } else if (known == Preamble.BYTES) {
      in.skipBytes(Preamble.BYTES);
      admit(context);
    }
  }

  /** One that says that it has no certificate; TLS follows. */
  private void receive(ChannelHandlerContext context, ByteBuf in) {
    if (house.anteroom || tls == null) {
      in.skipBytes(1);
      secure(context, Place.ANTEROOM);
    } else if (in.readableBytes() > 1) { // or the alert would go down with what was not read
      refuse(
          context,
          in,
          "it wants a certificate, which auto_encrypt.allow_tls does not allow",
          Unpooled.wrappedBuffer(ACCESS_DENIED));
    }
  }

  private void secure(ChannelHandlerContext context, Place next) {
    if (tls == null) {
      house.refusals.say(context.channel().remoteAddress(), "it uses TLS, which is not configured");
      context.close();
      return;
    }
    SSLEngine engine = tls.context().createSSLEngine();
    engine.setUseClientMode(false);
    engine.setEnabledProtocols(tls.protocols());
    engine.setEnabledCipherSuites(tls.cipherSuites());
    if (next == Place.INSIDE && tls.verifyIncoming()) {
      engine.setNeedClientAuth(true);
    } else if (next == Place.INSIDE && tls.verifyServerName()) {
      // Clients need no certificate, but servers have to show theirs.
      engine.setWantClientAuth(true);
    }
    SslHandler handler = new SslHandler(engine);
    handler.setHandshakeTimeoutMillis(house.handshakeMillis);
    ChannelPipeline pipeline = context.pipeline();
    pipeline.addLast(handler).addLast(new Doorkeeper(house, tls, next));
    pipeline.remove(this);
  }

  private void admit(ChannelHandlerContext context) {
    ServerConnection connection =
        new ServerConnection(
            context.channel().eventLoop(), house.services, proof(context), house.refusals);
    context.write(Unpooled.wrappedBuffer(Preamble.bytes()));
    context.pipeline().addLast(connection);
    connection.ready();
    context.flush();
    // What came behind the preamble goes on to the connection.
    context.pipeline().remove(this);
  }

  private Proof proof(ChannelHandlerContext context) {
    if (place == Place.ANTEROOM) {
      Channel channel = context.channel();
      var closing =
          channel
              .eventLoop()
              .schedule(() -> channel.close(), ANTEROOM_MILLIS, TimeUnit.MILLISECONDS);
      channel.closeFuture().addListener(closed -> closing.cancel(false));
      return Proof.NONE;
    }
    SslHandler handler = context.pipeline().get(SslHandler.class);
    SSLSession session = handler == null ? null : handler.engine().getSession();
    if (session != null && PeerCertificate.isOfTheMesh(session)) {
      return Proof.AGENT;
    }
    boolean proved =
        tls == null
            || !tls.verifyServerName()
            || (session != null
                && PeerCertificate.carries(session, tls.serverName(house.datacenter)));
    return proved ? Proof.SERVER : Proof.AGENT;
  }

  private void refuse(ChannelHandlerContext context, ByteBuf in, String reason) {
    refuse(context, in, reason, Unpooled.EMPTY_BUFFER);
  }

  private void refuse(ChannelHandlerContext context, ByteBuf in, String reason, ByteBuf answer) {
    in.skipBytes(in.readableBytes());
    house.refusals.say(context.channel().remoteAddress(), reason);
    context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
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
