package io.praetor.check.redis.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a Redis server says, as far as checks go. */
final class RedisServer {

  private final String password;
  private final String role;
  private boolean authenticated;

  RedisServer(String password, String role) {
    this.password = password;
    this.role = role;
    authenticated = password.isEmpty();
  }

  /** Answers commands until the client closes. */
  void talk(InputStream in, OutputStream out) throws IOException {
    for (List<String> words = command(in); !words.isEmpty(); words = command(in)) {
      out.write(answer(words).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private String answer(List<String> words) {
    if (words.get(0).equals("AUTH")) {
      authenticated = words.get(words.size() - 1).equals(password);
      return authenticated ? "+OK\r\n" : "-WRONGPASS invalid password " + words.get(1) + "\r\n";
    }
    if (!authenticated) {
      return "-NOAUTH Authentication required.\r\n";
    }
    return words.get(0).equals("PING")
        ? "+PONG\r\n"
        : "*3\r\n$" + role.length() + "\r\n" + role + "\r\n:3129659\r\n*0\r\n";
  }

  private static List<String> command(InputStream in) throws IOException {
    List<String> words = new ArrayList<>();
    String head = line(in);
    for (int left = head.isEmpty() ? 0 : Integer.parseInt(head.substring(1)); left > 0; left--) {
      line(in);
      words.add(line(in));
    }
    return words;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }
}
