package io.praetor.rpc.internal;

import io.praetor.api.config.RpcSettings;
import io.praetor.rpc.internal.channel.Loops;
import io.praetor.rpc.internal.channel.TlsSource;
import io.praetor.rpc.internal.client.Channels;
import io.praetor.rpc.internal.client.PeerLinks;
import io.praetor.rpc.internal.server.ServerPort;
import io.praetor.rpc.internal.server.Services;
import java.io.IOException;

/** Both directions of the channel under one set of settings. */
final class RpcNode implements AutoCloseable {

  private final Loops loops;
  private final PeerLinks links;
  private final ServerPort port;

  private RpcNode(Loops loops, PeerLinks links, ServerPort port) {
    this.loops = loops;
    this.links = links;
    this.port = port;
  }

  /**
   * Opens the server port, where the settings want one.
   *
   * @throws IOException with one line for the operator
   */
  static RpcNode open(RpcSettings settings, TlsSource tls, Services services) throws IOException {
    Loops loops = new Loops();
    try {
      ServerPort port = settings.listen() ? ServerPort.open(loops, settings, tls, services) : null;
      PeerLinks links =
          new PeerLinks(loops, tls, settings.datacenter(), settings.handshakeMillis());
      return new RpcNode(loops, links, port);
    } catch (IOException e) {
      loops.close();
      throw new IOException(
          "cannot listen on "
              + address(settings.bindAddress(), settings.port())
              + " (server port): "
              + e.getMessage(),
          e);
    }
  }

  Channels channels() {
    return links;
  }

  /** Host and port that are listened on, empty when none are. */
  String address() {
    return port == null
        ? ""
        : address(port.address().getAddress().getHostAddress(), port.address().getPort());
  }

  /** Host and port in one, an IPv6 address in brackets (RFC 3986 §3.2.2). */
  private static String address(String host, int port) {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  @Override
  public void close() {
    if (port != null) {
      port.close();
    }
    links.close();
    loops.close();
  }
}
