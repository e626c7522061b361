package io.praetor.health.internal.alias;

import io.praetor.format.go.GoText;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.LocalChecks.LocalCheck;
import java.util.List;

/**
 * What an alias says: the worst of the checks of a service and of its whole node, and the last
 * warning, or the first critical one, by name.
 */
record AliasVerdict(CheckStatus status, String output) {

  /**
   * Weighs checks.
   *
   * @param own id of the alias itself, which follows everybody but itself
   * @param serviceId empty for the node alone
   */
  static AliasVerdict of(String own, String serviceId, List<LocalCheck> checks) {
    AliasVerdict worst = new AliasVerdict(CheckStatus.PASSING, "No checks found.");
    for (LocalCheck check : checks) {
      if (!concerns(check, own, serviceId)) {
        continue;
      }
      if (check.status() != CheckStatus.PASSING) {
        worst =
            new AliasVerdict(
                check.status(),
                "Aliased check " + GoText.quoted(check.name()) + " failing: " + check.output());
        if (check.status() == CheckStatus.CRITICAL) {
          return worst;
        }
      } else if (worst.status() == CheckStatus.PASSING) {
        worst = new AliasVerdict(CheckStatus.PASSING, "All checks passing.");
      }
    }
    return worst;
  }

  /** When the service is not there. */
  static AliasVerdict missing(String serviceId, String node) {
    return new AliasVerdict(
        CheckStatus.CRITICAL, "Service " + serviceId + " could not be found on node " + node);
  }

  private static boolean concerns(LocalCheck check, String own, String serviceId) {
    return !check.id().equals(own)
        && (check.serviceId().isEmpty() || check.serviceId().equals(serviceId));
  }
}
