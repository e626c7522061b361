package io.praetor.itest.harness;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** A session of the console that stays open, for commands that go on. */
public final class ConsoleSession implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int FAILED = 1;

  private final SocketChannel channel;
  private final StringBuilder printed = new StringBuilder(); // guarded by itself
  private volatile OptionalInt end = OptionalInt.empty();
  private volatile boolean over;

  public ConsoleSession(AgentProcess agent) throws IOException {
    channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(agent.dataDirectory().resolve("shell.sock")));
    Thread reader = new Thread(this::read, "console-session");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (InputStream in = Channels.newInputStream(channel)) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next <= FAILED) {
          end = OptionalInt.of(next);
        } else {
          print(Character.toString(next));
        }
      }
    } catch (IOException broken) {
      print(broken.toString());
    } finally {
      over = true;
    }
  }

  private void print(String text) {
    synchronized (printed) {
      printed.append(text);
    }
  }

  /** Begins a command. */
  public ConsoleSession run(String command) throws IOException {
    end = OptionalInt.empty();
    synchronized (printed) {
      printed.setLength(0);
    }
    return send(command + "\n");
  }

  /** As a terminal does at this key. */
  public ConsoleSession pressCtrlC() throws IOException {
    return send("\u0003");
  }

  private ConsoleSession send(String text) throws IOException {
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** What the command has printed so far. */
  public String printed() {
    synchronized (printed) {
      return printed.toString();
    }
  }

  /** Waits until what was printed is as wanted, and returns it. */
  public String await(Predicate<String> wanted) {
    Deadline deadline = new Deadline(LIMIT, "output, after: " + printed());
    while (!wanted.test(printed())) {
      deadline.pause();
    }
    return printed();
  }

  /** Waits for the end of the command or of the session, and says whether the command went well. */
  public boolean awaitEnd() {
    Deadline deadline = new Deadline(LIMIT, "the end of a command");
    while (end.isEmpty() && !over) {
      deadline.pause();
    }
    return end.orElse(FAILED) != FAILED;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
