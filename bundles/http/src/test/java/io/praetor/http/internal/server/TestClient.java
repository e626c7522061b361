package io.praetor.http.internal.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** Sends bytes as they are and reads responses one by one. */
final class TestClient implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  TestClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  record Response(int status, TreeMap<String, String> headers, byte[] bytes) {
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    String header(String name) {
      return headers.get(name);
    }
  }

  TestClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** A whole request without a body, and its response. */
  Response ask(String method, String uri, String... headers) throws IOException {
    StringBuilder head = new StringBuilder(method + " " + uri + " HTTP/1.1\r\nHost: localhost\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    send(head.append("\r\n").toString());
    return read(method.equals("HEAD"));
  }

  Response get(String uri, String... headers) throws IOException {
    return ask("GET", uri, headers);
  }

  Response read() throws IOException {
    return read(false);
  }

  private Response read(boolean headOnly) throws IOException {
    int status = Integer.parseInt(line().split(" ")[1]);
    TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(": ");
      headers.put(line.substring(0, colon), line.substring(colon + 2));
    }
    if (!headOnly && "chunked".equals(headers.get("Transfer-Encoding"))) {
      return new Response(status, headers, readChunks());
    }
    int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
    return new Response(status, headers, headOnly ? new byte[0] : in.readNBytes(length));
  }

  /** A response whose body follows, by {@link #chunk()} or as bytes. */
  Response head() throws IOException {
    return read(true);
  }

  /** The next chunk of a body; empty at its end. */
  byte[] chunk() throws IOException {
    byte[] chunk = in.readNBytes(Integer.parseInt(line(), 16));
    line();
    return chunk;
  }

  private byte[] readChunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] chunk = chunk(); chunk.length > 0; chunk = chunk()) {
      body.writeBytes(chunk);
    }
    return body.toByteArray();
  }

  /** All that comes until the server closes. */
  byte[] rest() throws IOException {
    return in.readAllBytes();
  }

  /** Whether the server has closed; waits until it does or sends something. */
  boolean isClosed() throws IOException {
    return in.read() < 0;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("after: " + line);
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
