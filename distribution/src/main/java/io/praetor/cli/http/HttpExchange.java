package io.praetor.cli.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One request and its answer (RFC 9112) on a connection that is used once. */
final class HttpExchange {

  private static final int MAX_HEADERS = 1000;
  private static final long NO_BODY = -1;
  private static final int MAX_BODY_BYTES = 1 << 30;
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final HttpLines lines;
  private final OutputStream out;

  HttpExchange(InputStream in, OutputStream out) {
    this.lines = new HttpLines(new BufferedInputStream(in));
    this.out = out;
  }

  /** The beginning of an answer whose body is still to come. */
  record Opened(int status, Map<String, String> headers, InputStream body) {}

  /** Sends a request and reads the whole answer. A null body is none. */
  Response send(String method, String target, Map<String, String> headers, byte[] body)
      throws IOException {
    return whole(open(method, target, headers, body));
  }

  /** Sends a request with a body of that many bytes and reads the whole answer. */
  Response send(
      String method, String target, Map<String, String> headers, InputStream body, long length)
      throws IOException {
    out.write(head(method, target, headers, length));
    body.transferTo(out);
    out.flush();
    return whole(receive());
  }

  private static Response whole(Opened opened) throws IOException {
    byte[] whole = opened.body().readNBytes(MAX_BODY_BYTES);
    if (whole.length == MAX_BODY_BYTES) {
      throw new IOException("HTTP response too large");
    }
    return new Response(opened.status(), opened.headers(), whole);
  }

  /** Sends a request and reads as far as the answer's body. */
  Opened open(String method, String target, Map<String, String> headers, byte[] body)
      throws IOException {
    byte[] head = head(method, target, headers, body == null ? NO_BODY : body.length);
    out.write(body == null ? head : concat(head, body));
    out.flush();
    return receive();
  }

  private static byte[] head(
      String method, String target, Map<String, String> headers, long bodyBytes) {
    StringBuilder head = new StringBuilder(256);
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (bodyBytes != NO_BODY) {
      head.append("Content-Length: ").append(bodyBytes).append("\r\n");
    }
    // ISO-8859-1, so that a line break cannot hide in a longer character.
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private Opened receive() throws IOException {
    int status = status(lines.next());
    Map<String, String> headers = headers();
    while (status >= 100 && status < 200) {
      status = status(lines.next());
      headers = headers();
    }
    return new Opened(status, headers, body(status, headers));
  }

  private static int status(String line) throws IOException {
    String[] parts = line.split(" ", 3);
    if (parts.length < 2 || !parts[0].startsWith("HTTP/1.")) {
      throw new IOException("malformed HTTP response \"" + HttpLines.printable(line) + "\"");
    }
    return HttpLines.number(parts[1], 10);
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (int i = 0; i < MAX_HEADERS; i++) {
      String line = lines.next();
      if (line.isEmpty()) {
        return headers;
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("malformed HTTP header \"" + HttpLines.printable(line) + "\"");
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    throw new IOException("too many HTTP headers");
  }

  private InputStream body(int status, Map<String, String> headers) throws IOException {
    if (status == NO_CONTENT || status == NOT_MODIFIED) {
      return InputStream.nullInputStream();
    }
    if (headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT).equals("chunked")) {
      return new ChunkedInput(lines);
    }
    String length = headers.get("content-length");
    return length == null
        ? lines.rest()
        : new SizedInput(lines.rest(), HttpLines.number(length, 10));
  }
}
