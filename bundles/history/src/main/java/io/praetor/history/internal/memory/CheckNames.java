package io.praetor.history.internal.memory;

import io.praetor.api.catalog.CheckRow;

/**
 * Which check it is, as it was called last.
 *
 * @param serviceId empty for a check of the whole node, as is its name
 */
public record CheckNames(
    String node, String checkId, String name, String serviceId, String serviceName) {

  static CheckNames of(CheckRow row) {
    return new CheckNames(row.node(), row.id(), row.name(), row.serviceId(), row.serviceName());
  }
}
