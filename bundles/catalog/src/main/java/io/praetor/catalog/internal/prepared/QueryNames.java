package io.praetor.catalog.internal.prepared;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.format.go.Uuids;
import java.util.Iterator;
import java.util.Locale;

/** Which query a name stands for. */
final class QueryNames {

  private static final String BY_ID =
      "prepared query templates can only be resolved up by name, not by ID";

  private QueryNames() {}

  /**
   * What a name led to.
   *
   * @param query null when it leads nowhere
   * @param refusal why it leads nowhere, empty when there is just no query
   */
  record Found(PreparedQueryRow query, String refusal) {

    static final Found NOTHING = new Found(null, "");

    private static Found refused(String why) {
      return new Found(null, why);
    }
  }

  /**
   * The query with an id, else of a name, else the template with the longest name that the name
   * begins with, filled in.
   */
  static Found find(ReadTxn txn, String name) {
    if (name.isEmpty() || !CatalogKeys.fits(name)) {
      return Found.NOTHING;
    }
    if (Uuids.isOne(name)) {
      PreparedQueryRow row = QueryRows.byId(txn, name.toLowerCase(Locale.ROOT));
      if (row != null) {
        return row.isTemplate() ? Found.refused(BY_ID) : new Found(row, "");
      }
    }
    PreparedQueryRow row = QueryRows.byName(txn, name);
    if (row == null) {
      row = longest(txn, name);
    }
    if (row == null) {
      return Found.NOTHING;
    }
    return row.isTemplate() ? filled(row, name) : new Found(row, "");
  }

  private static Found filled(PreparedQueryRow row, String name) {
    try {
      // Agents of one segment only are what there is: its name is empty.
      return new Found(Template.of(row).filled(name, ""), "");
    } catch (TemplateException e) {
      return Found.refused(e.getMessage());
    }
  }

  private static PreparedQueryRow longest(ReadTxn txn, String name) {
    for (int length = name.length(); length >= 0; length--) {
      PreparedQueryRow row = template(txn, name.substring(0, length));
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  /** The template of this very name, whatever its case; or null. */
  static PreparedQueryRow template(ReadTxn txn, String name) {
    Iterator<PreparedQueryRow> rows =
        txn.scan(CatalogTables.QUERY_TEMPLATES, CatalogKeys.allOf(name)).iterator();
    return rows.hasNext() ? rows.next() : null;
  }
}
