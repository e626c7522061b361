package io.praetor.rpc.internal.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.praetor.api.tls.RpcTls;
import io.praetor.rpc.internal.channel.FrameConnection;
import io.praetor.rpc.internal.channel.Loops;
import io.praetor.rpc.internal.channel.TlsSource;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;

/** Makes connections, in plain text or TLS as is configured at that moment. */
@SuppressWarnings("FutureReturnValueIgnored") // the connection is told
final class Connector {

  /** Longest wait for a host that does not answer. */
  private static final int CONNECT_MILLIS = 2_000;

  private final Loops loops;
  private final TlsSource tls;
  private final long handshakeMillis;

  /**
   * @param handshakeMillis until both sides have introduced themselves, the connect included
   */
  Connector(Loops loops, TlsSource tls, long handshakeMillis) {
    this.loops = loops;
    this.tls = tls;
    this.handshakeMillis = handshakeMillis;
  }

  EventLoop nextLoop() {
    return loops.group().next();
  }

  /** Begins; the connection is told how it went. */
  ClientConnection connect(
      InetSocketAddress peer, String datacenter, Purpose purpose, ClientConnection.Life life) {
    EventLoop loop = nextLoop();
    ClientConnection connection = new ClientConnection(loop, text(peer), life);
    TlsSource.State state = tls.current();
    String obstacle = obstacle(state, purpose);
    if (obstacle.isEmpty()) {
      connect(connection, loop, peer, new Manner(state.tls(), datacenter, purpose));
    } else {
      connection.run(() -> connection.close(obstacle));
    }
    return connection;
  }

  /** Why there can be no connection now; empty for nothing. */
  private static String obstacle(TlsSource.State state, Purpose purpose) {
    if (!state.known()) {
      return "certificates are not loaded yet";
    } else if (purpose == Purpose.CERTIFICATE) {
      return state.tls() == null ? "there is no TLS to be given a certificate for" : "";
    }
    boolean awaited = state.tls() != null && state.tls().awaitsCertificate();
    return awaited ? "no server has handed a certificate to this agent yet" : "";
  }

  /**
   * How to connect.
   *
   * @param tls null for plain text
   */
  private record Manner(RpcTls tls, String datacenter, Purpose purpose) {

    boolean isUncertified() {
      return purpose == Purpose.CERTIFICATE;
    }

    boolean isSecured() {
      return isUncertified() || (tls != null && tls.outgoing());
    }

    /** What the peer has to prove to be; null for nothing. */
    String serverName() {
      return isSecured() && tls.verifyServerName() ? tls.serverName(datacenter) : null;
    }
  }

  private void connect(
      ClientConnection connection, EventLoop loop, InetSocketAddress peer, Manner manner) {
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .disableResolver()
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.ALLOCATOR, loops.allocator())
            .option(ChannelOption.WRITE_BUFFER_WATER_MARK, FrameConnection.WATER_MARK)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    ChannelPipeline pipeline = channel.pipeline();
                    if (manner.isUncertified()) {
                      pipeline.addLast(new UncertifiedMark());
                    }
                    if (manner.isSecured()) {
                      pipeline.addLast(handler(manner.tls()));
                    }
                    Introduction introduction =
                        new Introduction(connection, manner.serverName(), manner.isUncertified());
                    pipeline.addLast(introduction, connection);
                  }
                });
    bootstrap
        .connect(peer)
        .addListener(
            done -> {
              if (!done.isSuccess()) {
                connection.close(reason(done.cause()));
              }
            });
    loop.schedule(() -> hurry(connection), handshakeMillis, TimeUnit.MILLISECONDS);
  }

  private SslHandler handler(RpcTls security) {
    SSLEngine engine = security.context().createSSLEngine();
    engine.setUseClientMode(true);
    engine.setEnabledProtocols(security.protocols());
    engine.setEnabledCipherSuites(security.cipherSuites());
    SslHandler handler = new SslHandler(engine);
    handler.setHandshakeTimeoutMillis(handshakeMillis);
    return handler;
  }

  private static void hurry(ClientConnection connection) {
    if (!connection.isReady()) {
      connection.close("i/o timeout");
    }
  }

  private static String reason(Throwable failure) {
    if (failure instanceof ConnectTimeoutException) {
      return "i/o timeout";
    }
    if (failure instanceof ConnectException) {
      return "connect: connection refused";
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private static String text(InetSocketAddress peer) {
    String host =
        peer.getAddress() == null ? peer.getHostString() : peer.getAddress().getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + peer.getPort();
  }
}
