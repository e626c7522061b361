package io.praetor.cli.kv;

import io.praetor.cli.http.UrlPath;

/** Where keys are in the HTTP API. */
final class KvPath {

  private static final String ROOT = "/v1/kv/";

  private KvPath() {}

  static String of(String key) {
    return UrlPath.below(ROOT, key);
  }

  /** Keys begin without a slash; one that a user types is dropped. */
  static String withoutSlash(String key) {
    return key.startsWith("/") ? key.substring(1) : key;
  }
}
