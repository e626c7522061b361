package io.praetor.shell.internal;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves every client of the socket on a thread of its own. The threads end with their clients, so
 * an agent whose console nobody uses has only the one that listens.
 */
final class ConsoleServer implements AutoCloseable {

  static final int MAX_CLIENTS = 8;

  /** How long closing waits for a command that does not end by itself. */
  static final long CLOSE_WAIT_MILLIS = 2_000;

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);

  private final ConsoleSocket socket;
  private final Interpreter interpreter;
  private final Thread listener = new Thread(this::listen, "shell-listen");
  private final Map<Thread, ConsoleClient> clients = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();

  private volatile boolean closed;

  ConsoleServer(ConsoleSocket socket, Interpreter interpreter) {
    this.socket = socket;
    this.interpreter = interpreter;
    listener.setDaemon(true);
  }

  void start() {
    listener.start();
  }

  private void listen() {
    while (!closed && socket.isOpen()) {
      try {
        welcome(socket.accept());
      } catch (IOException e) {
        if (!closed) {
          LOG.warn("Cannot accept a console client: {}", e.toString());
        }
      }
    }
  }

  private void welcome(SocketChannel channel) throws IOException {
    ConsoleClient client = new ConsoleClient(channel);
    if (clients.size() >= MAX_CLIENTS) {
      try (client) {
        client.refuse("at most " + MAX_CLIENTS + " console clients at a time");
      }
      return;
    }
    Thread thread = new Thread(() -> serve(client), "shell-" + numbers.incrementAndGet());
    thread.setDaemon(true);
    clients.put(thread, client);
    if (closed) {
      client.close();
    }
    thread.start();
  }

  private void serve(ConsoleClient client) {
    try (client) {
      client.serve(interpreter);
    } catch (IOException e) {
      // Usual: a client that was interrupted, or we close.
      LOG.debug("Console client gone: {}", e.toString());
    } finally {
      clients.remove(Thread.currentThread());
    }
  }

  /** Ends all sessions. May be called by a command that such a session runs. */
  @Override
  public void close() throws IOException {
    closed = true;
    socket.close();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_WAIT_MILLIS);
    await(listener, deadline);
    for (ConsoleClient client : clients.values()) {
      client.close();
    }
    for (Thread thread : clients.keySet()) {
      await(thread, deadline);
    }
  }

  private static void await(Thread thread, long deadline) {
    if (thread == Thread.currentThread()) {
      return;
    }
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    try {
      thread.join(Math.max(1, left));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.warn("A console command of thread {} goes on although the console is closed", thread);
    }
  }
}
