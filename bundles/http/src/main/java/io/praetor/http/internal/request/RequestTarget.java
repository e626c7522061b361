package io.praetor.http.internal.request;

/**
 * What a request line asks for.
 *
 * @param path decoded
 * @param rawQuery as sent, empty for none
 */
public record RequestTarget(String path, String rawQuery) {

  private static final String SCHEME_END = "://";

  /** Takes both forms of RFC 9112 §3.2 that matter here: a path, and a whole URL. */
  public static RequestTarget parse(String uri) throws MalformedRequestException {
    int start = start(uri);
    int mark = uri.indexOf('?', start);
    String rawPath = mark < 0 ? uri.substring(start) : uri.substring(start, mark);
    String rawQuery = mark < 0 ? "" : uri.substring(mark + 1);
    String path = PercentDecoder.path(rawPath.isEmpty() ? "/" : rawPath);
    if (path.indexOf('\0') >= 0) {
      throw new MalformedRequestException("Invalid URL path: it contains a NUL character");
    }
    return new RequestTarget(path, rawQuery);
  }

  private static int start(String uri) throws MalformedRequestException {
    if (uri.startsWith("/")) {
      return 0;
    }
    int scheme = uri.indexOf(SCHEME_END);
    if (scheme <= 0) {
      throw new MalformedRequestException("Invalid URL");
    }
    int authority = scheme + SCHEME_END.length();
    for (int at = authority; at < uri.length(); at++) {
      if (uri.charAt(at) == '/' || uri.charAt(at) == '?') {
        return at;
      }
    }
    return uri.length();
  }

  /** Whether every character of the path is one that Go calls printable. */
  public boolean isPrintable() {
    for (int n = 0; n < path.length(); ) {
      int c = path.codePointAt(n);
      if (c < ' ' || c == 0x7F || (c > 0x7F && !isPrintable(c))) {
        return false;
      }
      n += Character.charCount(c);
    }
    return true;
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
