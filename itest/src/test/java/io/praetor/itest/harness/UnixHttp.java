package io.praetor.itest.harness;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Asks an agent through its UNIX socket, which reaches into network namespaces. One request, one
 * connection; for one thread.
 */
public final class UnixHttp {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path socket;
  private final Duration limit;

  /**
   * Makes a client.
   *
   * @param limit longest wait for an answer
   */
  public UnixHttp(Path socket, Duration limit) {
    this.socket = socket;
    this.limit = limit;
  }

  /**
   * A response.
   *
   * @param status its code
   * @param head status line and headers
   * @param body as text
   */
  public record Response(int status, String head, String body) {

    /** The value of a header, or an empty string. */
    public String header(String name) {
      for (String line : head.split("\r\n")) {
        if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
          return line.substring(name.length() + 1).strip();
        }
      }
      return "";
    }
  }

  /** Sends a request and reads the whole answer; fails when it does not come in time. */
  public Response send(String method, String path, String body) throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "%s %s HTTP/1.0\r\nHost: agent\r\nContent-Length: %d\r\n\r\n"
            .formatted(method, path, content.length);
    long end = System.nanoTime() + limit.toNanos();
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      ByteBuffer request = ByteBuffer.allocate(head.length() + content.length);
      request.put(head.getBytes(StandardCharsets.US_ASCII)).put(content).flip();
      while (request.hasRemaining()) {
        channel.write(request);
      }
      return parse(readAll(channel, end));
    }
  }

  private static String readAll(SocketChannel channel, long end) throws IOException {
    channel.configureBlocking(false);
    StringBuilder text = new StringBuilder();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    try (Selector selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_READ);
      while (channel.read(buffer) >= 0) {
        text.append(StandardCharsets.UTF_8.decode(buffer.flip()));
        buffer.clear();
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new IOException("no answer in time");
        }
        selector.select(left);
        selector.selectedKeys().clear();
      }
    }
    return text.toString();
  }

  private static Response parse(String text) throws IOException {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("half an answer: " + text);
    }
    String head = text.substring(0, end);
    return new Response(Integer.parseInt(head.split(" ")[1]), head, text.substring(end + 4));
  }
}
