package io.praetor.session.internal.command;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.session.SessionRow;
import io.praetor.api.session.SessionTables;
import io.praetor.api.state.ChangeHook;
import io.praetor.api.state.RowChange;
import io.praetor.api.state.WriteTxn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Ends sessions when what they depend on goes or fails. No session depends on a check that is
 * critical already, so only the moment when it becomes so matters: a check that reports its failure
 * again and again costs nothing.
 */
public final class SessionHook implements ChangeHook {

  private static final String CRITICAL = "critical";

  @Override
  public void changed(WriteTxn txn, RowChange change) {
    if (change.table().equals(CatalogTables.NODES)) {
      if (change.after() == null) {
        end(txn, ((NodeRow) change.before()).name(), session -> true);
      }
    } else if (change.before() instanceof CheckRow before
        && fails(before, (CheckRow) change.after())) {
      String check = SessionKeys.folded(before.id());
      end(txn, before.node(), session -> dependsOn(session, check));
    }
  }

  static boolean isCritical(CheckRow check) {
    return check.status().equals(CRITICAL);
  }

  private static boolean fails(CheckRow before, CheckRow after) {
    return after == null || (isCritical(after) && !isCritical(before));
  }

  private static boolean dependsOn(SessionRow session, String check) {
    return Stream.of(session.checks(), session.nodeChecks(), session.serviceChecks())
        .flatMap(List::stream)
        .anyMatch(id -> SessionKeys.folded(id).equals(check));
  }

  private static void end(WriteTxn txn, String node, Predicate<SessionRow> which) {
    List<byte[]> ended = new ArrayList<>();
    for (SessionRow session : txn.scan(SessionTables.BY_NODE, SessionKeys.ofNode(node))) {
      if (which.test(session)) {
        ended.add(SessionKeys.session(session.id()));
      }
    }
    ended.forEach(key -> txn.delete(SessionTables.SESSIONS, key));
  }
}
