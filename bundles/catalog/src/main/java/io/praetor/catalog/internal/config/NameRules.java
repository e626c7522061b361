package io.praetor.catalog.internal.config;

import io.praetor.api.error.OperationFailedException;

/** Most entries are about a service, which they must name. */
final class NameRules {

  private NameRules() {}

  static void require(ConfigEntry entry) {
    if (entry.name().isEmpty()) {
      throw new OperationFailedException("Name is required");
    }
  }
}
