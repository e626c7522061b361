package io.praetor.cli.http;

import java.nio.charset.StandardCharsets;

/** Paths with names from users in them, encoded as Go's {@code net/url} does. */
public final class UrlPath {

  /** RFC 3986: unreserved characters and those that a path segment may hold, and the slash. */
  private static final String PLAIN = "-._~/$&+,:;=@";

  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private UrlPath() {}

  /** The path of what has this name below {@code root}, which ends with a slash. */
  public static String below(String root, String name) {
    StringBuilder path = new StringBuilder(root);
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
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
}
