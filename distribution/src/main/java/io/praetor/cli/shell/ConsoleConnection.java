package io.praetor.cli.shell;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A connection to an agent's console. One line is one command; the answer is what the command
 * prints and then one byte: 0 when the command went well, 1 when it failed. Byte 3 asks the command
 * that runs to end.
 */
public final class ConsoleConnection implements Closeable {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final byte INTERRUPT = 3;

  private final SocketChannel channel;
  private final InputStream in;
  private boolean interruptible; // guarded by this

  private ConsoleConnection(SocketChannel channel) {
    this.channel = channel;
    in = new BufferedInputStream(Channels.newInputStream(channel));
  }

  /** Connects; the exception's message is for people. */
  public static ConsoleConnection open(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
      return new ConsoleConnection(channel);
    } catch (IOException failure) {
      channel.close();
      throw new IOException(
          "Error! No agent answers at "
              + socket
              + ": "
              + failure.getMessage()
              + " (-data-dir names the data directory of another one)",
          failure);
    }
  }

  /** Runs one command, shows what it prints as it comes, and returns whether it went well. */
  public boolean run(String command, PrintStream out) throws IOException {
    ByteBuffer line = StandardCharsets.UTF_8.encode(command + "\n");
    while (line.hasRemaining()) {
      channel.write(line);
    }
    setInterruptible(true);
    try {
      return copyAnswer(out) == DONE;
    } finally {
      setInterruptible(false);
    }
  }

  private synchronized void setInterruptible(boolean value) {
    interruptible = value;
  }

  /**
   * Asks the command that runs to end; for other threads than the one that runs it.
   *
   * @return false where none runs, or it was asked already
   */
  public synchronized boolean interrupt() throws IOException {
    if (!interruptible) {
      return false;
    }
    interruptible = false;
    return channel.write(ByteBuffer.wrap(new byte[] {INTERRUPT})) > 0;
  }

  private int copyAnswer(PrintStream out) throws IOException {
    int b = in.read();
    while (b > FAILED) {
      out.write(b);
      if (in.available() == 0) {
        out.flush();
      }
      b = in.read();
    }
    if (b < 0) {
      throw new EOFException("the agent closed the console");
    }
    return b;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
