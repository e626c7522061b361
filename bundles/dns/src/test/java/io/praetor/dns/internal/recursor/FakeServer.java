package io.praetor.dns.internal.recursor;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A server on loopback that sends back what a function makes of a question, by UDP and TCP. */
final class FakeServer implements AutoCloseable {

  private static final int QUESTION_BYTES_MAX = 4_096;

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  final AtomicInteger asked = new AtomicInteger();

  FakeServer(Function<byte[], List<byte[]>> byUdp, Function<byte[], byte[]> byTcp)
      throws IOException {
    tcp = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress());
    start(() -> serveUdp(byUdp));
    start(() -> serveTcp(byTcp));
  }

  InetSocketAddress address() {
    return (InetSocketAddress) tcp.getLocalSocketAddress();
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "fake-dns");
    thread.setDaemon(true);
    thread.start();
  }

  private void serveUdp(Function<byte[], List<byte[]>> answer) {
    byte[] buffer = new byte[QUESTION_BYTES_MAX];
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        asked.incrementAndGet();
        byte[] question = Arrays.copyOf(buffer, packet.getLength());
        for (byte[] reply : answer.apply(question)) {
          udp.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
        }
      }
    } catch (IOException e) {
      tcpClosed(e);
    }
  }

  private void serveTcp(Function<byte[], byte[]> answer) {
    try {
      while (true) {
        try (Socket client = tcp.accept()) {
          DataInputStream in = new DataInputStream(client.getInputStream());
          byte[] question = new byte[in.readUnsignedShort()];
          in.readFully(question);
          asked.incrementAndGet();
          byte[] reply = answer.apply(question);
          byte[] framed = new byte[reply.length + 2];
          framed[0] = (byte) (reply.length >> 8);
          framed[1] = (byte) reply.length;
          System.arraycopy(reply, 0, framed, 2, reply.length);
          client.getOutputStream().write(framed);
        }
      }
    } catch (IOException e) {
      tcpClosed(e);
    }
  }

  /** The end of a test closes the sockets under the threads. */
  private void tcpClosed(IOException e) {
    if (!tcp.isClosed()) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    tcp.close();
    udp.close();
  }
}
