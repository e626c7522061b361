package io.praetor.session.internal.command;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.session.SessionRow;
import io.praetor.api.session.SessionTables;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.WriteTxn;
import io.praetor.session.internal.command.SessionCommand.Creation;
import io.praetor.session.internal.command.SessionCommand.Destruction;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/** Carries out {@link SessionCommand}s: a pure function of state and command. */
public final class SessionCommandHandler implements CommandHandler {

  @Override
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    SessionCommand command = SessionCommandCodec.decode(payload);
    SessionResult result = SessionResult.DONE;
    if (command instanceof Creation creation) {
      result = create(txn, creation.session());
    } else if (command instanceof Destruction destruction) {
      txn.delete(SessionTables.SESSIONS, SessionKeys.session(destruction.id()));
    }
    return result.encode();
  }

  private static SessionResult create(WriteTxn txn, SessionRow session) {
    NodeRow node = txn.get(CatalogTables.NODES, SessionKeys.node(session.node()));
    if (node == null) {
      return new SessionResult("Missing node registration");
    }
    List<String> refusals =
        Stream.of(session.checks(), session.nodeChecks(), session.serviceChecks())
            .flatMap(List::stream)
            .map(check -> refusal(txn, session.node(), check))
            .filter(refusal -> !refusal.isEmpty())
            .limit(1)
            .toList();
    if (!refusals.isEmpty()) {
      return new SessionResult(refusals.get(0));
    }
    txn.put(
        SessionTables.SESSIONS,
        SessionKeys.session(session.id()),
        made(session, node.name(), txn.index()));
    return SessionResult.DONE;
  }

  private static String refusal(ReadTxn txn, String node, String id) {
    CheckRow check = txn.get(CatalogTables.CHECKS, SessionKeys.check(node, id));
    if (check == null) {
      return "Missing check '" + id + "' registration";
    }
    return SessionHook.isCritical(check) ? "Check '" + id + "' is in critical state" : "";
  }

  /** On the node as it calls itself: rights on its sessions are rights on that name. */
  private static SessionRow made(SessionRow session, String node, long index) {
    return new SessionRow(
        session.id(),
        session.name(),
        node,
        session.lockDelayNanos(),
        session.behavior(),
        session.ttl(),
        session.lifeMillis(),
        session.nodeChecks(),
        session.serviceChecks(),
        session.checks(),
        index,
        index);
  }
}
