package io.praetor.http.internal.response;

import io.praetor.api.acl.Authorizer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Sight;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What one caller sees. Equal ones see the same.
 *
 * @param sight what is left out; null when nothing is
 * @param caller null when nothing is left out
 */
public record Vision<T>(Sight<T> sight, Authorizer caller) {

  private static final String FILTERED = "X-Consul-Results-Filtered-By-Acls";

  /** What a caller sees; without one, everything. */
  public static <T> Vision<T> of(Sight<T> sight, Authorizer caller) {
    return caller == null || caller.isUnlimited()
        ? new Vision<>(null, null)
        : new Vision<>(sight, caller);
  }

  /** The response to them, which tells those who have a token that something was left out. */
  public Content render(T found, Function<T, Content> render) {
    if (sight == null) {
      return render.apply(found);
    }
    T seen = sight.of(found, caller);
    Content content = render.apply(seen);
    if (seen == found || !caller.isAuthenticated()) {
      return content;
    }
    Map<String, String> headers = new HashMap<>(content.headers());
    headers.put(FILTERED, "true");
    return new Content(content.status(), headers, content.body());
  }
}
