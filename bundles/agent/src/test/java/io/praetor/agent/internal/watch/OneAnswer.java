package io.praetor.agent.internal.watch;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP server that answers one request. */
final class OneAnswer implements AutoCloseable {

  private static final Pattern WHOLE =
      Pattern.compile("Content-Length: (\\d+)\r\n.*?\r\n\r\n(.*)", Pattern.DOTALL);

  private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final CompletableFuture<String> request;

  OneAnswer(String answer) throws IOException {
    request = CompletableFuture.supplyAsync(() -> serve(answer));
  }

  String address() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  String request() throws Exception {
    return request.get(30, TimeUnit.SECONDS);
  }

  private String serve(String answer) {
    try (Socket client = socket.accept()) {
      StringBuilder text = new StringBuilder();
      InputStream in = client.getInputStream();
      while (!isWhole(text)) {
        text.append((char) in.read());
      }
      client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      return text.toString();
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private static boolean isWhole(CharSequence text) {
    Matcher whole = WHOLE.matcher(text);
    return whole.find() && whole.group(2).length() == Integer.parseInt(whole.group(1));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
