package io.praetor.catalog.internal.reconcile;

import io.praetor.catalog.internal.command.CatalogCommand;
import io.praetor.catalog.internal.command.Deregistration;
import io.praetor.catalog.internal.command.LiveMember;
import io.praetor.catalog.internal.command.Registration;

/** What the log says of a change that members cause; people know these lines from Consul. */
final class ReconcileReport {

  private ReconcileReport() {}

  static String line(CatalogCommand command) {
    return change(command) + ": member=" + member(command);
  }

  private static String change(CatalogCommand command) {
    if (command instanceof Deregistration) {
      return "deregistering member";
    }
    boolean alive =
        command instanceof LiveMember
            || ((Registration) command)
                .checks().stream()
                    .anyMatch(check -> check.status().equals(MemberRegistration.PASSING));
    return alive ? "member joined, marking health alive" : "member failed, marking health critical";
  }

  /** Name of the member that it is about. */
  static String member(CatalogCommand command) {
    if (command instanceof Deregistration gone) {
      return gone.node();
    }
    Registration registration =
        command instanceof LiveMember live ? live.first() : (Registration) command;
    return registration.node().name();
  }
}
