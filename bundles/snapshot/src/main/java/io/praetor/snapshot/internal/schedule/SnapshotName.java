package io.praetor.snapshot.internal.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;

/**
 * Name of a file with a snapshot: {@code snapshot-<datacenter>-<index>-<UTC time>.snap}.
 *
 * @param index of the newest change in it
 * @param taken when, to the second
 */
record SnapshotName(String datacenter, long index, Instant taken) {

  static final Comparator<SnapshotName> NEWEST_FIRST =
      Comparator.comparing(SnapshotName::taken).thenComparingLong(SnapshotName::index).reversed();

  private static final String PREFIX = "snapshot-";
  private static final String SUFFIX = ".snap";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  String text() {
    return PREFIX + datacenter + "-" + index + "-" + TIME.format(taken) + SUFFIX;
  }

  /** The name that a file has, if it is a snapshot of this datacenter. */
  static Optional<SnapshotName> parse(String file, String datacenter) {
    String prefix = PREFIX + datacenter + "-";
    if (!file.startsWith(prefix) || !file.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    String[] parts =
        file.substring(prefix.length(), file.length() - SUFFIX.length()).split("-", -1);
    try {
      SnapshotName name =
          new SnapshotName(
              datacenter, Long.parseLong(parts[0]), Instant.from(TIME.parse(parts[1])));
      return name.text().equals(file) ? Optional.of(name) : Optional.empty();
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException | DateTimeException e) {
      return Optional.empty(); // somebody else's file
    }
  }
}
