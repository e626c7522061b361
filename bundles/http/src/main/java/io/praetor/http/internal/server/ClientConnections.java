package io.praetor.http.internal.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import io.praetor.api.config.HttpSettings;
import io.praetor.api.tls.TlsContexts;
import io.praetor.format.refusal.Sparing;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets connections in, or not. Called by all event loops. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the channel
final class ClientConnections {

  private static final Logger LOG = LoggerFactory.getLogger(ClientConnections.class);

  private static final byte[] TOO_MANY =
      """
      HTTP/1.1 429 Too Many Requests\r
      Content-Type: text/plain; charset=utf-8\r
      Connection: close\r
      \r
      Too many connections
      """
          .getBytes(StandardCharsets.US_ASCII);

  private final Map<EventLoop, LoopState> loops;
  private final Dispatcher dispatcher;
  private final HttpSettings settings;
  private final Providers providers;
  private final ClientLimit limit;
  private final AtomicBoolean toldOfMissingTls = new AtomicBoolean();
  private final Sparing failedHandshakes = new Sparing(System::nanoTime);

  ClientConnections(
      Map<EventLoop, LoopState> loops,
      Dispatcher dispatcher,
      HttpSettings settings,
      Providers providers) {
    this.loops = loops;
    this.dispatcher = dispatcher;
    this.settings = settings;
    this.providers = providers;
    int files = OpenFileLimit.read();
    this.limit = new ClientLimit(settings.maxConnectionsPerClient(), files / 4 * 3);
  }

  /** Another limit for connections of one address. */
  void limit(int maxConnectionsPerClient) {
    limit.change(maxConnectionsPerClient);
  }

  ChannelInitializer<Channel> initializer(boolean tls) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        admit(channel, tls);
      }
    };
  }

  private void admit(Channel channel, boolean tls) {
    InetSocketAddress remote =
        channel.remoteAddress() instanceof InetSocketAddress address ? address : null;
    if (remote != null && !enter(channel, remote.getAddress())) {
      var unused =
          channel
              .writeAndFlush(Unpooled.wrappedBuffer(TOO_MANY))
              .addListener(ChannelFutureListener.CLOSE);
      return;
    }
    if (tls && !secure(channel)) {
      channel.close();
      return;
    }
    Connection connection = new Connection(loops.get(channel.eventLoop()), dispatcher, remote);
    channel
        .pipeline()
        .addLast(new RequestDecoder(connection, settings.maxHeaderBytes()))
        .addLast(connection);
  }

  private boolean enter(Channel channel, InetAddress client) {
    channel.closeFuture().addListener(closed -> limit.leave(client));
    return limit.enter(client);
  }

  private boolean secure(Channel channel) {
    TlsContexts contexts = providers.tls();
    SSLContext context = contexts == null ? null : contexts.https();
    if (context == null) {
      if (toldOfMissingTls.compareAndSet(false, true)) {
        LOG.warn("HTTPS connections are refused until certificates are loaded");
      }
      return false;
    }
    toldOfMissingTls.set(false);
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setNeedClientAuth(contexts.verifyIncomingHttps());
    engine.setEnabledProtocols(contexts.protocols());
    engine.setEnabledCipherSuites(contexts.cipherSuites());
    SslHandler handler = new SslHandler(engine);
    handler.setHandshakeTimeoutMillis(settings.handshakeMillis());
    channel.pipeline().addLast(handler).addLast(new HandshakeWatch(failedHandshakes));
    return true;
  }
}
