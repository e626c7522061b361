package io.praetor.http.internal.response;

import io.praetor.api.raft.ReadMode;

/** How consistent a read was, in Consul's words: the default is named after who answers it. */
final class EffectiveConsistency {

  static final String HEADER = "X-Consul-Effective-Consistency";

  private EffectiveConsistency() {}

  static String of(ReadMode mode) {
    return switch (mode) {
      case DEFAULT -> "leader";
      case CONSISTENT -> "consistent";
      case STALE -> "stale";
    };
  }
}
