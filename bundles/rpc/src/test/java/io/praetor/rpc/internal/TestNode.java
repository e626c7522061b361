package io.praetor.rpc.internal;

import io.praetor.api.rpc.RpcHandler;
import io.praetor.api.rpc.RpcStreamHandler;
import io.praetor.api.tls.TlsContexts;
import io.praetor.rpc.internal.channel.TlsSource;
import io.praetor.rpc.internal.client.Channels;
import io.praetor.rpc.internal.server.Protocols;
import io.praetor.rpc.internal.server.Services;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** An agent's channel on loopback. */
public final class TestNode implements AutoCloseable {

  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Services services = new Services();
  private final TlsSource source;
  private final RpcNode node;
  private long serviceId;

  public TestNode(Map<String, Object> settings, TlsContexts tls) throws IOException {
    source = new TlsSource(Boolean.TRUE.equals(settings.get("tls")));
    if (tls != null) {
      source.bind(tls);
    }
    node = RpcNode.open(TestRpcSettings.server(settings), source, services);
  }

  public TestNode() throws IOException {
    this(Map.of(), null);
  }

  /** From now on it has other certificates. */
  public void tls(TlsContexts next) {
    source.bind(next);
  }

  public Channels client() {
    return node.channels();
  }

  public InetSocketAddress address() {
    String text = node.address();
    int port = Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  public long serve(String protocol, RpcHandler handler) {
    return serve(protocol, handler, false, 0);
  }

  public long serve(String protocol, RpcHandler handler, boolean serversOnly, int ranking) {
    services
        .calls()
        .add(protocol, new Protocols.Entry<>(handler, serversOnly, false, ranking, ++serviceId));
    return serviceId;
  }

  /** Also callers without a certificate may call it. */
  public void serveStrangers(String protocol, RpcHandler handler) {
    services.calls().add(protocol, new Protocols.Entry<>(handler, true, true, 0, ++serviceId));
  }

  public void withdraw(String protocol, long id) {
    services.calls().remove(protocol, id);
  }

  public void accept(String protocol, RpcStreamHandler handler) {
    services.streams().add(protocol, new Protocols.Entry<>(handler, false, false, 0, ++serviceId));
  }

  public CompletableFuture<byte[]> call(TestNode other, String protocol, String request) {
    return client()
        .call(other.address(), protocol, request.getBytes(StandardCharsets.UTF_8), PATIENCE);
  }

  public CompletableFuture<byte[]> callUncertified(
      TestNode other, String protocol, byte[] request) {
    return client().callUncertified(other.address(), protocol, request, PATIENCE);
  }

  @Override
  public void close() {
    node.close();
  }
}
