package io.praetor.catalog.internal.reconcile;

import io.praetor.api.catalog.CheckRow;
import io.praetor.catalog.internal.command.CatalogCommand;
import io.praetor.catalog.internal.command.Deregistration;
import io.praetor.catalog.internal.command.Registration;

/** What the log says of a change that members cause; people know these lines from Consul. */
final class ReconcileReport {

  private ReconcileReport() {}

  static String line(CatalogCommand command) {
    if (command instanceof Deregistration) {
      return "deregistering member: member=" + member(command);
    }
    String change =
        isAlive((Registration) command)
            ? "member joined, marking health alive"
            : "member failed, marking health critical";
    return change + ": member=" + member(command);
  }

  /** Name of the member that it is about. */
  static String member(CatalogCommand command) {
    return command instanceof Registration registration
        ? registration.node().name()
        : ((Deregistration) command).node();
  }

  private static boolean isAlive(Registration registration) {
    return registration.checks().stream()
        .map(CheckRow::status)
        .allMatch(MemberRegistration.PASSING::equals);
  }
}
