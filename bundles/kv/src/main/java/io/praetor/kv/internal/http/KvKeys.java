package io.praetor.kv.internal.http;

import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvTables;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys below a prefix. With a separator, a key is cut behind the first one that follows the
 * prefix, and what is the same then is told once: the folders and files of one level.
 *
 * @param separator empty for none
 */
record KvKeys(String prefix, String separator) implements StateQuery<KvKeys.Found> {

  /** The empty list of the whole store is an answer; that of a prefix is "not found". */
  record Found(List<String> keys, boolean whole) {}

  @Override
  public Answer<Found> run(ReadTxn txn) {
    byte[] bytes = prefix.getBytes(StandardCharsets.UTF_8);
    List<String> keys = new ArrayList<>();
    String last = null;
    for (KvEntry entry : txn.scan(KvTables.ENTRIES, bytes)) {
      String key = cut(entry.key(), prefix, separator);
      if (!key.equals(last)) {
        keys.add(key);
        last = key;
      }
    }
    return new Answer<>(new Found(keys, prefix.isEmpty()), KvIndexes.below(txn, bytes), true);
  }

  /** A key up to the first separator behind a prefix; all of it when there is none. */
  static String cut(String key, String prefix, String separator) {
    if (separator.isEmpty()) {
      return key;
    }
    int at = key.indexOf(separator, prefix.length());
    return at < 0 ? key : key.substring(0, at + separator.length());
  }
}
