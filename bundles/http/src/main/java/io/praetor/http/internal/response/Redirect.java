package io.praetor.http.internal.response;

import io.praetor.spi.http.Content;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Redirects to the canonical form of a path, in the words of Go's standard library. */
public final class Redirect {

  private static final String UNESCAPED = "/$&+,:;=@-_.~";

  private Redirect() {}

  /** The page is for GET only; other methods get the header alone. */
  public static Content to(String method, String path, String rawQuery) {
    String location = escape(path) + (rawQuery.isEmpty() ? "" : "?" + rawQuery);
    if (!method.equals("GET")) {
      return new Content(301, Map.of("Location", location), new Content.Bytes(new byte[0]));
    }
    String page = "<a href=\"" + html(location) + "\">Moved Permanently</a>.\n\n";
    return new Content(
        301,
        Map.of("Content-Type", "text/html; charset=utf-8", "Location", location),
        new Content.Bytes(page.getBytes(StandardCharsets.UTF_8)));
  }

  private static String escape(String path) {
    StringBuilder escaped = new StringBuilder(path.length() + 16);
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          (b >= '0' && b <= '9')
              || (b >= 'a' && b <= 'z')
              || (b >= 'A' && b <= 'Z')
              || UNESCAPED.indexOf(b) >= 0;
      if (plain) {
        escaped.append((char) b);
      } else {
        escaped.append('%');
        escaped.append(Character.toUpperCase(Character.forDigit(b >> 4 & 0xF, 16)));
        escaped.append(Character.toUpperCase(Character.forDigit(b & 0xF, 16)));
      }
    }
    return escaped.toString();
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("\"", "&#34;")
        .replace("'", "&#39;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
