package io.praetor.catalog.internal.prepared;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.api.session.SessionTables;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.WriteTxn;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.config.WriteResult;
import io.praetor.format.go.GoText;
import java.nio.ByteBuffer;

/** Carries out changes of prepared queries. Pure: nothing but the state decides. */
public final class QueryCommandHandler {

  private static final String REFUSED = "raft apply failed: ";

  /** Applies a command; see {@link io.praetor.api.state.CommandHandler#apply}. */
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    QueryCommand command = QueryCommand.decode(payload);
    if (command instanceof QueryCommand.Create create) {
      return set(txn, create.query(), null).encode();
    }
    if (command instanceof QueryCommand.Update update) {
      return update(txn, update).encode();
    }
    return delete(txn, ((QueryCommand.Delete) command).id()).encode();
  }

  private static WriteResult update(WriteTxn txn, QueryCommand.Update update) {
    PreparedQueryRow existing = QueryRows.byId(txn, update.query().id());
    if (existing == null) {
      return absent(update.query().id());
    }
    return update.problem().isEmpty()
        ? set(txn, update.query(), existing)
        : WriteResult.refused(update.problem());
  }

  private static WriteResult delete(WriteTxn txn, String id) {
    if (QueryRows.byId(txn, id) == null) {
      return absent(id);
    }
    txn.delete(CatalogTables.QUERIES, CatalogKeys.node(id));
    return WriteResult.DONE;
  }

  private static WriteResult absent(String id) {
    return WriteResult.refused("Cannot modify non-existent prepared query: '" + id + "'");
  }

  private static WriteResult set(WriteTxn txn, PreparedQueryRow wanted, PreparedQueryRow existing) {
    String problem = ofName(txn, wanted);
    if (problem.isEmpty() && !wanted.session().isEmpty()) {
      byte[] session = CatalogKeys.node(wanted.session());
      if (txn.get(SessionTables.SESSIONS, session) == null) {
        problem = "invalid session " + GoText.quoted(wanted.session());
      }
    }
    if (problem.isEmpty() && wanted.isTemplate()) {
      String reason = Template.problem(wanted);
      problem = reason.isEmpty() ? "" : "failed compiling template: " + reason;
    }
    if (!problem.isEmpty()) {
      return WriteResult.refused(REFUSED + problem);
    }
    long created = existing == null ? txn.index() : existing.createIndex();
    txn.put(
        CatalogTables.QUERIES,
        CatalogKeys.node(wanted.id()),
        QueryRows.with(wanted, wanted.id(), created, txn.index()));
    return WriteResult.DONE;
  }

  /** A name stands for one query, and never for one that another id stands for. */
  private static String ofName(ReadTxn txn, PreparedQueryRow wanted) {
    String name = wanted.name();
    if (!CatalogKeys.fits(name)) {
      return CatalogKeys.UNFIT;
    }
    PreparedQueryRow other = name.isEmpty() ? null : QueryRows.byName(txn, name);
    if (other != null && !other.id().equals(wanted.id())) {
      return "name '" + name + "' aliases an existing query name";
    }
    if (name.isEmpty() && wanted.isTemplate()) {
      PreparedQueryRow anyName = QueryNames.template(txn, name);
      return anyName == null || anyName.id().equals(wanted.id())
          ? ""
          : "a query template with an empty name already exists";
    }
    return QueryRows.byId(txn, name) == null
        ? ""
        : "name '" + name + "' aliases an existing query ID";
  }
}
