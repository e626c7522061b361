package io.praetor.gossip.internal.transport;

import io.praetor.gossip.internal.message.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A port on which nobody listens, and on which nobody else can, as it is taken. */
public final class DeafPort implements AutoCloseable {

  private final Socket socket = new Socket();

  public DeafPort() throws IOException {
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  public Endpoint endpoint() {
    return new Endpoint(socket.getLocalAddress(), socket.getLocalPort());
  }

  /** As people write it. */
  public String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
