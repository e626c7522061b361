package io.praetor.cli.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Locale;

/** Opens connections to an agent. */
final class Connector {

  private static final int CONNECT_TIMEOUT_MILLIS = 30_000;

  private final AgentAddress address;
  private final ClientTls tls; // null where there is none

  /** Reads the files that TLS takes. */
  Connector(AgentAddress address, TlsOptions options) throws IOException {
    this.address = address;
    tls = address.scheme() == AgentAddress.Scheme.HTTPS ? ClientTls.load(address, options) : null;
  }

  /** Nobody answered at the address. */
  static final class NotConnected extends IOException {
    private static final long serialVersionUID = 1L;

    NotConnected(String message, IOException cause) {
      super(message, cause);
    }
  }

  /**
   * Opens a connection.
   *
   * @param silenceMillis how long the agent may say nothing before a read fails, 0 for ever; an
   *     agent on the other side of a UNIX socket cannot get lost without a sign
   * @param cancellation cuts it off until it is open
   */
  Connection open(int silenceMillis, Cancellation cancellation) throws IOException {
    if (address.scheme() == AgentAddress.Scheme.UNIX) {
      return unix();
    }
    Socket socket = new Socket();
    cancellation.during(socket);
    try {
      connect(socket, silenceMillis);
      return tls == null ? overTcp(socket) : tls.wrap(socket);
    } finally {
      cancellation.forget(socket);
    }
  }

  private Connection overTcp(Socket socket) throws IOException {
    return new Connection(socket.getInputStream(), socket.getOutputStream(), socket);
  }

  private void connect(Socket socket, int silenceMillis) throws IOException {
    try {
      InetSocketAddress target = new InetSocketAddress(address.bareHost(), address.port());
      if (target.isUnresolved()) {
        throw new UnknownHostException(address.bareHost());
      }
      socket.connect(target, CONNECT_TIMEOUT_MILLIS);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(silenceMillis);
    } catch (IOException failure) {
      socket.close();
      throw new NotConnected(reason(failure), failure);
    }
  }

  private Connection unix() throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(address.path()));
      return new Connection(
          Channels.newInputStream(channel), Channels.newOutputStream(channel), channel);
    } catch (IOException failure) {
      channel.close();
      throw new NotConnected(reason(failure), failure);
    }
  }

  /** "Connection refused (Connection refused)" and the like, as the operating system says it. */
  private static String reason(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    int detail = message.indexOf(" (");
    return (detail < 0 ? message : message.substring(0, detail)).toLowerCase(Locale.ROOT);
  }
}
