package io.praetor.http.internal.response;

import java.util.List;

/** Headers that are the same in every response, ready to be copied. */
public final class FixedHeaders {

  private final byte[] everywhere;
  private final byte[] api;

  /**
   * @param configured each as {@code Name: value}
   * @param defaultAclPolicy allow or deny
   */
  public FixedHeaders(List<String> configured, String defaultAclPolicy) {
    HeadBuffer head = new HeadBuffer();
    for (String header : configured) {
      int colon = header.indexOf(':');
      if (colon > 0) {
        head.header(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
      }
    }
    everywhere = head.toBytes();
    api =
        head.clear()
            .header("Vary", "Accept-Encoding")
            .header("X-Consul-Default-Acl-Policy", defaultAclPolicy)
            .header("X-Content-Type-Options", "nosniff")
            .toBytes();
  }

  /** Those that the configuration adds to every response. */
  byte[] everywhere() {
    return everywhere;
  }

  /** Those of endpoints' responses. */
  byte[] api() {
    return api;
  }
}
