package io.praetor.history.internal.memory;

import io.praetor.api.catalog.CheckRow;

/**
 * Which check it is, as it was called last.
 *
 * @param serviceId empty for a check of the whole node, as is its name
 */
public record CheckNames(
    String node, String checkId, String name, String serviceId, String serviceName) {

  /** What names a check may be long; ids of checks, nodes and services have limits of their own. */
  private static final int NAME_CHARACTERS = 512;

  static CheckNames of(CheckRow row) {
    return new CheckNames(
        row.node(),
        row.id(),
        Cut.to(NAME_CHARACTERS, row.name()),
        row.serviceId(),
        row.serviceName());
  }

  int characters() {
    return node.length()
        + checkId.length()
        + name.length()
        + serviceId.length()
        + serviceName.length();
  }
}
