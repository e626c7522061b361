package io.praetor.history.internal.watch;

import io.praetor.history.internal.memory.CheckNames;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which checks somebody wants to know of: those that fit all that is said.
 *
 * @param node its name, empty for any
 * @param checkId its id, empty for any
 * @param service name of a service; its instances' checks and those of the nodes they are on; empty
 *     for any
 */
public record Choice(String node, String checkId, String service) {

  /**
   * Whether a check is meant.
   *
   * @param instanceNodes nodes with instances of the service, in lower case
   */
  Predicate<CheckNames> among(Set<String> instanceNodes) {
    return check ->
        (node.isEmpty() || node.equalsIgnoreCase(check.node()))
            && (checkId.isEmpty() || checkId.equalsIgnoreCase(check.checkId()))
            && (service.isEmpty() || isOfService(check, instanceNodes));
  }

  private boolean isOfService(CheckNames check, Set<String> instanceNodes) {
    return check.serviceId().isEmpty()
        ? instanceNodes.contains(check.node().toLowerCase(Locale.ROOT))
        : service.equalsIgnoreCase(check.serviceName());
  }
}
