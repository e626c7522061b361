package io.praetor.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Rows in columns, two spaces apart; the last cell of a row is not filled up. */
public final class Table {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... header) {
    row(header);
  }

  /** Adds a row. */
  public Table row(String... cells) {
    List<String> row = new ArrayList<>();
    for (String cell : cells) {
      row.add(cell.strip());
    }
    rows.add(row);
    return this;
  }

  /** All rows, without a line break at the end. */
  public String text() {
    int[] widths = widths();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(text.isEmpty() ? "" : "\n");
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        text.append(cell);
        if (i < row.size() - 1) {
          int missing = widths[i] - cell.codePointCount(0, cell.length());
          text.append(" ".repeat(Math.max(0, missing))).append(GAP);
        }
      }
    }
    return text.toString();
  }

  /** In bytes, as Consul measures; it fills up by characters all the same. */
  private int[] widths() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).getBytes(StandardCharsets.UTF_8).length);
      }
    }
    return widths;
  }
}
