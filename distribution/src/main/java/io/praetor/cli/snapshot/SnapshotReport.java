package io.praetor.cli.snapshot;

import io.praetor.cli.json.GoJson;
import io.praetor.snapshot.internal.archive.ArchiveInspection;
import io.praetor.snapshot.internal.archive.SnapshotMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a copy holds, in the two forms that Consul has for it. */
final class SnapshotReport {

  /** Consul's names for what our tables hold; others have their own. */
  private static final Map<String, String> TYPES =
      Map.of(
          "kvs", "KVS",
          "tombstones", "Tombstone",
          "sessions", "Session",
          "nodes", "Register",
          "services", "Register",
          "checks", "Register",
          "coordinates", "CoordinateBatchUpdate");

  private static final int PADDING = 6;
  private static final int WIDTH_MIN = 8;
  private static final List<String> RULE = List.of(" ----", "----", "----");

  private final SnapshotMeta meta;
  private final List<Size> types;
  private final Optional<List<Size>> parts;

  /**
   * @param parts of the key-value store, if they are to be shown
   */
  SnapshotReport(ArchiveInspection found, Optional<List<Size>> parts) {
    this.meta = found.meta();
    this.parts = parts.filter(sizes -> !sizes.isEmpty());
    Map<String, Size> sizes = new TreeMap<>();
    found
        .contents()
        .tables()
        .forEach(
            (name, table) -> {
              if (table.rows() > 0) {
                Size.add(sizes, TYPES.getOrDefault(name, name), table.rows(), table.bytes());
              }
            });
    types = Size.sorted(sizes.values());
  }

  /** For people. */
  String text() {
    List<List<String>> facts =
        List.of(
            List.of(" ID", meta.id()),
            List.of(" Size", Long.toString(meta.size())),
            List.of(" Index", Long.toUnsignedString(meta.index())),
            List.of(" Term", Long.toUnsignedString(meta.term())),
            List.of(" Version", Integer.toString(SnapshotMeta.VERSION)));
    String text = block(facts) + "\n\n" + block(table(" Type", types));
    return parts.map(sizes -> text + "\n\n" + block(table(" Key Name", sizes))).orElse(text);
  }

  private static List<List<String>> table(String title, List<Size> sizes) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of(title, "Count", "Size"));
    lines.add(RULE);
    for (Size size : sizes) {
      lines.add(List.of(" " + size.name(), Long.toString(size.count()), Size.text(size.bytes())));
    }
    lines.add(RULE);
    lines.add(List.of(" Total", "", Size.text(Size.total(sizes))));
    return lines;
  }

  /** Columns under one another, as Go's {@code tabwriter} sets them. */
  private static String block(List<List<String>> lines) {
    int columns = lines.get(0).size() - 1;
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(Math.max(widths[i], WIDTH_MIN), line.get(i).length() + PADDING);
      }
    }
    return lines.stream()
        .map(
            line -> {
              StringBuilder text = new StringBuilder();
              for (int i = 0; i < columns; i++) {
                text.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length()));
              }
              return text.append(line.get(columns)).toString();
            })
        .collect(Collectors.joining("\n"));
  }

  /** For programs. */
  String json() {
    return "{\n   \"Meta\": {\n      \"ID\": "
        + GoJson.quote(meta.id())
        + ",\n      \"Size\": "
        + meta.size()
        + ",\n      \"Index\": "
        + Long.toUnsignedString(meta.index())
        + ",\n      \"Term\": "
        + Long.toUnsignedString(meta.term())
        + ",\n      \"Version\": "
        + SnapshotMeta.VERSION
        + "\n   },\n   \"Stats\": "
        + json(types)
        + ",\n   \"StatsKV\": "
        + parts.map(SnapshotReport::json).orElse("null")
        + ",\n   \"TotalSize\": "
        + Size.total(types)
        + ",\n   \"TotalSizeKV\": "
        + parts.map(Size::total).orElse(0L)
        + "\n}";
  }

  private static String json(List<Size> sizes) {
    return sizes.isEmpty()
        ? "[]"
        : sizes.stream()
            .map(
                size ->
                    "      {\n         \"Name\": "
                        + GoJson.quote(size.name())
                        + ",\n         \"Sum\": "
                        + size.bytes()
                        + ",\n         \"Count\": "
                        + size.count()
                        + "\n      }")
            .collect(Collectors.joining(",\n", "[\n", "\n   ]"));
  }
}
