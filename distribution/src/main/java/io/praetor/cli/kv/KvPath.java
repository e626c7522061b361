package io.praetor.cli.kv;

import java.nio.charset.StandardCharsets;

/** The path of a key. */
final class KvPath {

  private static final String ROOT = "/v1/kv/";

  /** RFC 3986: unreserved characters and those that a path segment may hold, and the slash. */
  private static final String PLAIN = "-._~/$&+,:;=@";

  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private KvPath() {}

  static String of(String key) {
    StringBuilder path = new StringBuilder(ROOT);
    for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean word = c < 0x80 && Character.isLetterOrDigit(c);
      if (word || PLAIN.indexOf(c) >= 0) {
        path.append(c);
      } else {
        path.append('%').append(HEX[c >> 4]).append(HEX[c & 0xf]);
      }
    }
    return path.toString();
  }

  /** Keys begin without a slash; one that a user types is dropped. */
  static String withoutSlash(String key) {
    return key.startsWith("/") ? key.substring(1) : key;
  }
}
