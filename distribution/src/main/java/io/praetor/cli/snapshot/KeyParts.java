package io.praetor.cli.snapshot;

import io.praetor.api.kv.KvTables;
import io.praetor.snapshot.internal.archive.RowListener;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How much the parts of the key-value store take: keys that begin with the same names. */
final class KeyParts implements RowListener {

  private final int depth;
  private final String filter;
  private final Map<String, Size> sizes = new TreeMap<>();

  /**
   * @param depth how many names make a part
   * @param filter prefix of the keys that count
   */
  KeyParts(int depth, String filter) {
    this.depth = Math.max(0, depth);
    this.filter = filter;
  }

  @Override
  public void row(String table, byte[] key, long bytes) {
    if (table.equals(KvTables.ENTRIES.name())) {
      String text = new String(key, StandardCharsets.UTF_8);
      if (text.startsWith(filter)) {
        Size.add(sizes, part(text), 1, bytes);
      }
    }
  }

  private String part(String key) {
    List<String> names = List.of(key.split("/", -1));
    return String.join("/", names.subList(0, Math.min(depth, names.size())));
  }

  List<Size> sizes() {
    return Size.sorted(sizes.values());
  }
}
