package io.praetor.health.internal.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** Something that listens on this machine and does what a test says with each connection. */
public final class TestServer implements AutoCloseable {

  /** What is done with a connection. */
  public interface Behaviour {
    void talk(InputStream in, OutputStream out) throws IOException;
  }

  private final ServerSocket server;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "test-server");
            thread.setDaemon(true);
            return thread;
          });

  private TestServer(ServerSocket server, Behaviour behaviour) throws IOException {
    this.server = server;
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
    threads.execute(() -> accept(behaviour));
  }

  public static TestServer plain(Behaviour behaviour) throws IOException {
    return new TestServer(new ServerSocket(), behaviour);
  }

  public static TestServer tls(SSLContext context, Behaviour behaviour) throws IOException {
    return new TestServer(context.getServerSocketFactory().createServerSocket(), behaviour);
  }

  /** Sends what it is given, whatever it hears, and closes. */
  public static TestServer saying(String text) throws IOException {
    return plain(
        (in, out) -> {
          request(in);
          out.write(text.getBytes(StandardCharsets.UTF_8));
        });
  }

  /** Takes connections and says nothing. */
  public static TestServer silent() throws IOException {
    return plain(
        (in, out) -> {
          while (in.read() >= 0) {
            // whatever it may be
          }
        });
  }

  /** An address on which nobody listens. */
  public static String closed() throws IOException {
    try (TestServer gone = silent()) {
      return gone.address();
    }
  }

  /** Reads the head of a request of HTTP. */
  public static String request(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int character = in.read(); character >= 0; character = in.read()) {
      head.append((char) character);
      if (head.toString().endsWith("\r\n\r\n")) {
        break;
      }
    }
    return head.toString();
  }

  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  private void accept(Behaviour behaviour) {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        connections.add(connection);
        threads.execute(() -> talk(connection, behaviour));
      } catch (IOException end) {
        return;
      }
    }
  }

  private void talk(Socket connection, Behaviour behaviour) {
    try (connection) {
      behaviour.talk(connection.getInputStream(), connection.getOutputStream());
      connection.getOutputStream().flush();
    } catch (IOException broken) {
      // the check does not care to hear more
    } finally {
      connections.remove(connection);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
    threads.shutdownNow();
  }
}
