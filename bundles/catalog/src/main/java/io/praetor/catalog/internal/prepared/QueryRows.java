package io.praetor.catalog.internal.prepared;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.command.PayloadReader;
import io.praetor.catalog.internal.command.PayloadWriter;

/** Rows of prepared queries: where they stand, and how commands carry them. */
final class QueryRows {

  /** Stands for the secret of a token. */
  static final String HIDDEN = "<hidden>";

  private QueryRows() {}

  /** The query with an id, or null. */
  static PreparedQueryRow byId(ReadTxn txn, String id) {
    return txn.get(CatalogTables.QUERIES, CatalogKeys.node(id));
  }

  /** The query of this very name, whatever its case; or null. */
  static PreparedQueryRow byName(ReadTxn txn, String name) {
    for (PreparedQueryRow row : txn.scan(CatalogTables.QUERIES_BY_NAME, CatalogKeys.allOf(name))) {
      return row;
    }
    return null;
  }

  static PreparedQueryRow with(PreparedQueryRow row, String id, long created, long modified) {
    return with(row, id, row.token(), created, modified);
  }

  /** The same without the secret of its token; that there is one may be known. */
  static PreparedQueryRow redacted(PreparedQueryRow row) {
    return row.token().isEmpty()
        ? row
        : with(row, row.id(), HIDDEN, row.createIndex(), row.modifyIndex());
  }

  private static PreparedQueryRow with(
      PreparedQueryRow row, String id, String token, long created, long modified) {
    return new PreparedQueryRow(
        id,
        row.name(),
        row.session(),
        token,
        row.templateType(),
        row.templateRegexp(),
        row.removeEmptyTags(),
        row.service(),
        row.nearestN(),
        row.datacenters(),
        row.onlyPassing(),
        row.ignoreCheckIds(),
        row.near(),
        row.tags(),
        row.nodeMeta(),
        row.serviceMeta(),
        row.connect(),
        row.ttl(),
        created,
        modified);
  }

  static void write(PayloadWriter out, PreparedQueryRow row) {
    out.text(row.id()).text(row.name()).text(row.session()).text(row.token());
    out.text(row.templateType()).text(row.templateRegexp()).flag(row.removeEmptyTags());
    out.text(row.service()).number(row.nearestN()).texts(row.datacenters());
    out.flag(row.onlyPassing()).texts(row.ignoreCheckIds()).text(row.near()).texts(row.tags());
    out.pairs(row.nodeMeta()).pairs(row.serviceMeta()).flag(row.connect()).text(row.ttl());
  }

  static PreparedQueryRow read(PayloadReader in) {
    return new PreparedQueryRow(
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.flag(),
        in.text(),
        in.integer(),
        in.texts(),
        in.flag(),
        in.texts(),
        in.text(),
        in.texts(),
        in.pairs(),
        in.pairs(),
        in.flag(),
        in.text(),
        0,
        0);
  }
}
