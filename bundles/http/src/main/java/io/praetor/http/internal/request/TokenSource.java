package io.praetor.http.internal.request;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** Where a request says who asks: the query, then Consul's own header, then the common one. */
public final class TokenSource {

  private static final String SCHEME = "bearer";

  private TokenSource() {}

  /** The secret; empty for none. */
  public static String token(QueryString query, UnaryOperator<String> header) {
    String fromQuery = query.first("token");
    if (!fromQuery.isEmpty()) {
      return fromQuery;
    }
    String own = header.apply("X-Consul-Token");
    if (own != null && !own.isEmpty()) {
      return own;
    }
    return bearer(header.apply("Authorization"));
  }

  /** The scheme in any case; of what follows, the first word. */
  private static String bearer(String authorization) {
    if (authorization == null) {
      return "";
    }
    String[] words = authorization.strip().split("\\s+", 3);
    return words.length > 1 && words[0].toLowerCase(Locale.ROOT).equals(SCHEME) ? words[1] : "";
  }
}
