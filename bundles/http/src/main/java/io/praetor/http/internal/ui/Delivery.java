package io.praetor.http.internal.ui;

import io.praetor.http.internal.response.Gzip;
import io.praetor.http.internal.response.PlainText;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns files into responses: what browsers may do with them, keep of them, and have already. */
final class Delivery {

  /** For pages of bundles: nothing but what comes from this agent, and no code inside a page. */
  static final String STRICT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'self';"
          + " form-action 'none'; frame-ancestors 'none'";

  /**
   * For an operator's own directory: whatever pages those are, they worked without a policy before.
   * A stricter one may be added among the configured response headers; browsers obey both.
   */
  static final String OPEN_POLICY = "object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

  private static final String ALWAYS_ASK = "no-cache";
  private static final String KEEP = "public, max-age=31536000, immutable";

  private final Map<String, String> security;

  Delivery(String contentSecurityPolicy) {
    security =
        Map.of(
            "Content-Security-Policy", contentSecurityPolicy,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin");
  }

  /** The file, or that the browser has it. */
  Content file(HttpRequest request, WebFile file) {
    boolean compress =
        file.compressed() != null && Gzip.isWanted(request.header("Accept-Encoding"));
    // A strong tag names bytes: compressed ones are others.
    String tag = '"' + file.hash() + (compress ? "-gzip" : "") + '"';
    Map<String, String> headers = new LinkedHashMap<>(security);
    headers.put("ETag", tag);
    headers.put("Cache-Control", file.lasting() ? KEEP : ALWAYS_ASK);
    if (names(request.header("If-None-Match"), tag)) {
      return new Content(304, headers, new Content.Bytes(new byte[0]));
    }
    headers.put("Content-Type", file.type());
    if (compress) {
      headers.put("Content-Encoding", "gzip");
    }
    return new Content(
        200, headers, new Content.Bytes(compress ? file.compressed() : file.plain()));
  }

  /** RFC 9110 §13.1.2: a list of tags, or a star; weak ones count as well. */
  private static boolean names(String ifNoneMatch, String tag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String known : ifNoneMatch.split(",")) {
      String stripped = known.strip();
      if (stripped.equals("*") || stripped.equals(tag) || stripped.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }

  /** That there is no such file. */
  Content missing() {
    Content text = PlainText.of(404, "404 page not found");
    Map<String, String> headers = new LinkedHashMap<>(security);
    headers.putAll(text.headers());
    headers.put("Cache-Control", "no-store");
    return new Content(text.status(), headers, text.body());
  }
}
