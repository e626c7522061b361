package io.praetor.http.internal.server;

import java.util.List;

/**
 * A path as it may be recorded: without the secrets that old routes have in it, and not too long.
 */
final class AuditPath {

  /** Behind these stands the secret of a token (the API of before Consul 1.4). */
  private static final List<String> WITH_SECRETS =
      List.of("/v1/acl/info/", "/v1/acl/destroy/", "/v1/acl/clone/", "/v1/acl/rules/translate/");

  private static final String HIDDEN = "<hidden>";

  private static final int MAX_LENGTH = 2_048;

  private AuditPath() {}

  static String of(String path) {
    for (String prefix : WITH_SECRETS) {
      if (path.startsWith(prefix)) {
        return prefix + HIDDEN;
      }
    }
    return path.length() <= MAX_LENGTH ? path : path.substring(0, MAX_LENGTH);
  }
}
