package io.praetor.history.internal.memory;

import io.praetor.api.catalog.CheckRow;
import java.util.Locale;

/** What a check is found by: names that differ in case only are one name. */
record CheckKey(String node, String checkId) {

  static CheckKey of(CheckRow row) {
    return new CheckKey(row.node().toLowerCase(Locale.ROOT), row.id().toLowerCase(Locale.ROOT));
  }
}
