package io.praetor.testkit.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Something on this machine that a check looks at, and that does to each connection what a test
 * says: the thing itself as far as the check can tell, or one that is broken, mute or hostile. A
 * thread for each connection. Thread-safe.
 */
public final class Target implements AutoCloseable {

  /** What is done with a connection; it is closed afterwards. */
  @FunctionalInterface
  public interface Behaviour {
    void talk(InputStream in, OutputStream out) throws IOException;
  }

  private static final int BACKLOG = 1_024;
  private static final int PIECE_BYTES = 4_096;

  private final ServerSocket server = new ServerSocket();
  private final Behaviour behaviour;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final Semaphore arrivals = new Semaphore(0);
  private final Semaphore departures = new Semaphore(0);

  private Target(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    run("target", this::accept);
  }

  /** One that behaves as it is told. */
  public static Target of(Behaviour behaviour) throws IOException {
    return new Target(behaviour);
  }

  /** Takes connections, listens and says nothing until the other side ends them. */
  public static Target silent() throws IOException {
    return new Target((in, out) -> in.transferTo(OutputStream.nullOutputStream()));
  }

  /** Closes each connection at once. */
  public static Target closing() throws IOException {
    return new Target((in, out) -> out.flush());
  }

  /** Says the same again and again, without an end, whatever it hears. */
  public static Target endless(byte[] text) throws IOException {
    return new Target(
        (in, out) -> {
          while (true) {
            out.write(text);
          }
        });
  }

  /** Says some random bytes and closes. */
  public static Target random(long seed) throws IOException {
    return new Target(
        (in, out) -> {
          Random random = new Random(seed);
          byte[] noise = new byte[1 + random.nextInt(PIECE_BYTES)];
          random.nextBytes(noise);
          out.write(noise);
        });
  }

  /** An address on which nobody listens. */
  public static String nobody() throws IOException {
    try (Target gone = silent()) {
      return gone.address();
    }
  }

  /** Where it listens, {@code 127.0.0.1:port}. */
  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Waits for a connection more than were waited for so far; false when none comes. */
  public boolean awaitArrival(long seconds) throws InterruptedException {
    return arrivals.tryAcquire(seconds, TimeUnit.SECONDS);
  }

  /** Waits until one more connection has ended; false when none does. */
  public boolean awaitDeparture(long seconds) throws InterruptedException {
    return departures.tryAcquire(seconds, TimeUnit.SECONDS);
  }

  /** Connections that are open. */
  public int open() {
    return connections.size();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        connections.add(connection);
        arrivals.release();
        run("target-connection", () -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      behaviour.talk(connection.getInputStream(), connection.getOutputStream());
    } catch (IOException gone) {
      // The check wants to hear no more, which is its right.
    } finally {
      connections.remove(connection);
      departures.release();
    }
  }

  private void run(String name, Runnable task) {
    Thread thread =
        new Thread(
            () -> {
              task.run();
              threads.remove(Thread.currentThread());
            },
            name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  /** Ends it with all connections and threads. */
  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
