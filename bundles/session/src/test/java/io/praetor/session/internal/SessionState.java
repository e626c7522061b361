package io.praetor.session.internal;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.session.SessionRow;
import io.praetor.api.session.SessionTables;
import io.praetor.api.state.Commands;
import io.praetor.api.state.Hooks;
import io.praetor.api.state.IndexId;
import io.praetor.api.state.Row;
import io.praetor.api.state.WriteTxn;
import io.praetor.session.internal.command.SessionCommandHandler;
import io.praetor.session.internal.command.SessionHook;
import io.praetor.session.internal.command.SessionKeys;
import io.praetor.session.internal.command.SessionOperationHandler;
import io.praetor.session.internal.query.SessionsQuery;
import io.praetor.testkit.state.MemoryState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** A state with the commands and the hook of sessions, and a catalog that tests write by hand. */
public final class SessionState {

  private Consumer<WriteTxn> change = txn -> {};
  private final MemoryState state =
      new MemoryState(
          Map.of(
              Commands.SESSION,
              new SessionCommandHandler(),
              Commands.SESSION_OPERATION,
              new SessionOperationHandler(),
              Commands.CATALOG,
              (txn, payload) -> {
                change.accept(txn);
                return new byte[0];
              }),
          SessionState::indexKey,
          0);

  public SessionState() {
    state.hook(Hooks.SESSIONS, new SessionHook());
  }

  public MemoryState state() {
    return state;
  }

  /** Adds a node with a passing check {@code serfHealth}. */
  public SessionState node(String name) {
    NodeRow row = new NodeRow("", name, "10.0.0.1", "dc1", Map.of(), Map.of(), 1, 1);
    change(txn -> txn.put(CatalogTables.NODES, nodeKey(name), row));
    return check(name, "serfHealth", "passing");
  }

  public SessionState check(String node, String id, String status) {
    CheckRow row =
        new CheckRow(node, id, id, status, "", "", "", "", List.of(), "", 1, state.index() + 1);
    return change(txn -> txn.put(CatalogTables.CHECKS, checkKey(node, id), row));
  }

  public SessionState removeCheck(String node, String id) {
    return change(txn -> txn.delete(CatalogTables.CHECKS, checkKey(node, id)));
  }

  public SessionState removeNode(String name) {
    return change(txn -> txn.delete(CatalogTables.NODES, nodeKey(name)));
  }

  /** Writes something else than sessions. */
  public SessionState change(Consumer<WriteTxn> wanted) {
    change = wanted;
    state.write(Commands.CATALOG, new byte[0]).join();
    return this;
  }

  public void perish(String id) {
    state.perish(SessionTables.SESSIONS, SessionKeys.session(id));
  }

  public List<SessionRow> sessions() {
    return state.now(new SessionsQuery()).value();
  }

  private static byte[] indexKey(IndexId<?> index, Row row) {
    if (index.equals(SessionTables.BY_NODE) && row instanceof SessionRow session) {
      return bytes(session.node().toLowerCase(Locale.ROOT) + '\0' + session.id());
    }
    return null;
  }

  private static byte[] nodeKey(String name) {
    return bytes(name.toLowerCase(Locale.ROOT));
  }

  private static byte[] checkKey(String node, String id) {
    return bytes((node + '\0' + id).toLowerCase(Locale.ROOT));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
