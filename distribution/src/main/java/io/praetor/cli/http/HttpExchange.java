package io.praetor.cli.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One request and its answer (RFC 9112) on a connection that is used once. */
final class HttpExchange {

  private static final int MAX_LINE_BYTES = 64 * 1024;
  private static final int MAX_HEADERS = 1000;
  private static final int MAX_BODY_BYTES = 1 << 30;
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final InputStream in;
  private final OutputStream out;

  HttpExchange(InputStream in, OutputStream out) {
    this.in = new BufferedInputStream(in);
    this.out = out;
  }

  /** A null body is none. */
  Response send(String method, String target, Map<String, String> headers, byte[] body)
      throws IOException {
    StringBuilder head = new StringBuilder(256);
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (body != null) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("\r\n");
    // ISO-8859-1, so that a line break cannot hide in a longer character.
    byte[] bytes = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    out.write(body == null ? bytes : concat(bytes, body));
    out.flush();
    return receive();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private Response receive() throws IOException {
    int status = status(line());
    Map<String, String> headers = headers();
    while (status >= 100 && status < 200) {
      status = status(line());
      headers = headers();
    }
    return new Response(status, body(status, headers));
  }

  private static int status(String line) throws IOException {
    String[] parts = line.split(" ", 3);
    if (parts.length < 2 || !parts[0].startsWith("HTTP/1.")) {
      throw new IOException("malformed HTTP response \"" + printable(line) + "\"");
    }
    return number(parts[1], 10);
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (int i = 0; i < MAX_HEADERS; i++) {
      String line = line();
      if (line.isEmpty()) {
        return headers;
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("malformed HTTP header \"" + printable(line) + "\"");
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    throw new IOException("too many HTTP headers");
  }

  private byte[] body(int status, Map<String, String> headers) throws IOException {
    if (status == NO_CONTENT || status == NOT_MODIFIED) {
      return new byte[0];
    }
    if (headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT).equals("chunked")) {
      return chunks();
    }
    String length = headers.get("content-length");
    return length == null ? untilClosed() : exactly(number(length, 10));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      if (size > MAX_BODY_BYTES - body.size()) {
        throw new IOException("HTTP response too large");
      }
      body.write(exactly(size));
      line();
    }
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return number(line().split(";", 2)[0].strip(), 16);
  }

  private byte[] untilClosed() throws IOException {
    byte[] body = in.readNBytes(MAX_BODY_BYTES);
    if (body.length == MAX_BODY_BYTES) {
      throw new IOException("HTTP response too large");
    }
    return body;
  }

  private byte[] exactly(int length) throws IOException {
    if (length > MAX_BODY_BYTES) {
      throw new IOException("HTTP response too large");
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("unexpected EOF");
    }
    return body;
  }

  private static int number(String digits, int radix) throws IOException {
    try {
      int value = Integer.parseInt(digits, radix);
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException notDigits) {
      throw new IOException("malformed HTTP number \"" + printable(digits) + "\"", notDigits);
    }
    throw new IOException("malformed HTTP number \"" + printable(digits) + "\"");
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException(line.isEmpty() ? "EOF" : "unexpected EOF");
      }
      if (line.length() == MAX_LINE_BYTES) {
        throw new IOException("HTTP line too long");
      }
      line.append((char) c);
    }
    int end = line.length();
    return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
  }

  private static String printable(String text) {
    String start = text.length() > 80 ? text.substring(0, 80) + "..." : text;
    return start.replaceAll("[^\\x20-\\x7e]", "?");
  }
}
