package io.praetor.http.internal.request;

import java.util.ArrayList;
import java.util.List;

/** The parameters of a query string, in order. */
public final class QueryString {

  private static final QueryString EMPTY = new QueryString(List.of());

  /** Names and values in turn. */
  private final List<String> parts;

  private QueryString(List<String> parts) {
    this.parts = parts;
  }

  /** Semicolons are no separators and have to be escaped, as in Go since 1.17. */
  public static QueryString parse(String raw) throws MalformedRequestException {
    if (raw.isEmpty()) {
      return EMPTY;
    }
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start < raw.length()) {
      int end = raw.indexOf('&', start);
      end = end < 0 ? raw.length() : end;
      if (end > start) {
        addPair(raw.substring(start, end), parts);
      }
      start = end + 1;
    }
    return new QueryString(parts);
  }

  private static void addPair(String pair, List<String> parts) throws MalformedRequestException {
    if (pair.indexOf(';') >= 0) {
      throw new MalformedRequestException("Invalid URL query: unescaped semicolon");
    }
    int at = pair.indexOf('=');
    parts.add(PercentDecoder.query(at < 0 ? pair : pair.substring(0, at)));
    parts.add(at < 0 ? "" : PercentDecoder.query(pair.substring(at + 1)));
  }

  public boolean isEmpty() {
    return parts.isEmpty();
  }

  public boolean has(String name) {
    return indexOf(name) >= 0;
  }

  /** The first value, empty for none. */
  public String first(String name) {
    int at = indexOf(name);
    return at < 0 ? "" : parts.get(at + 1);
  }

  public List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (int n = 0; n < parts.size(); n += 2) {
      if (parts.get(n).equals(name)) {
        values.add(parts.get(n + 1));
      }
    }
    return values;
  }

  private int indexOf(String name) {
    for (int n = 0; n < parts.size(); n += 2) {
      if (parts.get(n).equals(name)) {
        return n;
      }
    }
    return -1;
  }
}
