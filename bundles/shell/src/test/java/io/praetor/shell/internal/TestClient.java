package io.praetor.shell.internal;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The other end of the console. */
final class TestClient implements AutoCloseable {

  private final SocketChannel channel;
  private final InputStream in;

  TestClient(Path socket) throws IOException {
    channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    in = Channels.newInputStream(channel);
  }

  record Reply(String text, boolean ok) {}

  Reply run(String line) throws IOException {
    send(line + "\n");
    return reply();
  }

  void send(String text) throws IOException {
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Sends no more, but still reads. */
  void endInput() throws IOException {
    channel.shutdownOutput();
  }

  Reply reply() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int value = in.read(); ; value = in.read()) {
      if (value < 0) {
        throw new EOFException("closed after: " + text.toString(StandardCharsets.UTF_8));
      }
      if (value == ReplyStream.OK || value == ReplyStream.FAILED) {
        return new Reply(text.toString(StandardCharsets.UTF_8), value == ReplyStream.OK);
      }
      text.write(value);
    }
  }

  /** Blocks until the other side closes. */
  boolean isClosedByServer() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
