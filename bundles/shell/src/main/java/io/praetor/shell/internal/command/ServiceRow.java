package io.praetor.shell.internal.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A service and who provides it. */
record ServiceRow(long id, String contract, String bundle, String version, long bundleId) {

  private static final String OURS = "io.praetor.";

  /** The component runtime watches configurations with services in the name of our bundles. */
  private static final String HOUSEKEEPING = "org.osgi.service.cm.ManagedService";

  boolean isOurs() {
    return !contract.equals(HOUSEKEEPING) && isOfOurs();
  }

  private boolean isOfOurs() {
    return contract.startsWith(OURS) || bundle.startsWith(OURS);
  }

  boolean mentions(String part) {
    String wanted = part.toLowerCase(Locale.ROOT);
    return contract.toLowerCase(Locale.ROOT).contains(wanted)
        || bundle.toLowerCase(Locale.ROOT).contains(wanted);
  }

  static String table(List<ServiceRow> rows) {
    int width = rows.stream().mapToInt(row -> row.contract.length()).max().orElse(0);
    StringBuilder text = new StringBuilder("   ID|Service, provider\n");
    rows.stream()
        .sorted(Comparator.comparing(ServiceRow::contract).thenComparingLong(ServiceRow::id))
        .forEach(row -> text.append(row.line(width)));
    return text.append(rows.size()).append(rows.size() == 1 ? " service" : " services").toString();
  }

  private String line(int width) {
    return String.format(
        Locale.ROOT, "%5d|%-" + width + "s  %s %s (%d)%n", id, contract, bundle, version, bundleId);
  }
}
