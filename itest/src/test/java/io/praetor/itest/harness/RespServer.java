package io.praetor.itest.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers every {@code PING} as Redis does, and counts them. */
public final class RespServer implements AutoCloseable {

  private static final byte[] PONG = "+PONG\r\n".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket server;
  private final AtomicInteger pings = new AtomicInteger();

  public RespServer() {
    try {
      server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "resp-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("PING")) {
          pings.incrementAndGet();
          client.getOutputStream().write(PONG);
        }
      }
    } catch (IOException gone) {
      // It has heard enough.
    }
  }

  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Waits until it was asked once more. */
  public void awaitPing(Duration limit) {
    int before = pings.get();
    Deadline deadline = new Deadline(limit, "a PING at " + address());
    while (pings.get() == before) {
      deadline.pause();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
