package io.praetor.itest.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Greets whoever connects with a line, and closes. */
public final class Greeter implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());

  public Greeter(String line) throws IOException {
    byte[] greeting = (line + "\r\n").getBytes(StandardCharsets.US_ASCII);
    Thread thread = new Thread(() -> greet(greeting), "greeter");
    thread.setDaemon(true);
    thread.start();
  }

  private void greet(byte[] greeting) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        client.getOutputStream().write(greeting);
      } catch (IOException gone) {
        // The client, or this one.
      }
    }
  }

  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
