package io.praetor.raft.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through the files of a log before Ratis opens them. Ratis tells a torn end from damage by
 * the end of the file alone, but it writes zeros ahead, so a torn record usually has bytes behind
 * it; and it takes a closed file that is too short for a whole one. Here a torn end is cut off, and
 * everything else that is not whole is refused.
 */
final class LogFiles {

  /**
   * Entries that may be written without being synced: a leader has few on their way, a follower
   * gets more at once.
   */
  static final int UNSYNCED_ENTRIES = LogTuning.UNSYNCED_ENTRIES_MAX;

  private static final Logger LOG = LoggerFactory.getLogger(LogFiles.class);
  private static final Pattern NAME = Pattern.compile("log_(?:inprogress_(\\d+)|(\\d+)-(\\d+))");

  /** Which entries a log holds. */
  record Extent(long first, long last) {}

  /** A log file by its name; an open one has no last index yet. */
  record Segment(Path path, long first, Long last) {

    boolean open() {
      return last == null;
    }
  }

  private LogFiles() {}

  /** The files in the order of their entries. */
  static List<Segment> list(Path directory) throws IOException {
    List<Segment> segments = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return segments;
    }
    try (Stream<Path> files = Files.list(directory)) {
      files.forEach(file -> named(file).ifPresent(segments::add));
    }
    segments.sort(Comparator.comparingLong(Segment::first));
    return segments;
  }

  /**
   * Checks every file and mends a torn end.
   *
   * @param installed newest entry of a state that was fetched whole; the log may go on behind it,
   *     and what lies before the gap is dropped
   * @return empty when the directory holds no entry
   */
  static Optional<Extent> check(Path directory, long installed) throws IOException {
    Extent extent = null;
    byte[] content = new byte[0];
    List<Segment> before = new ArrayList<>();
    for (Segment segment : list(directory)) {
      if (extent != null && segment.first > extent.last + 1 && segment.first == installed + 1) {
        drop(before);
        extent = null;
      }
      before.add(segment);
      if (extent != null && segment.first != extent.last + 1) {
        throw new StartRefusedException(
            "entries "
                + (extent.last + 1)
                + " to "
                + (segment.first - 1)
                + " of the log are missing before "
                + segment.path
                + ": restore the data directory from a backup");
      }
      int length = Math.toIntExact(Files.size(segment.path));
      if (content.length < length) {
        content = new byte[length];
      }
      SegmentScan scan = new SegmentScan(content, read(segment.path, content, length));
      if (segment.open()) {
        mend(segment, scan);
      } else if (scan.entries() != segment.last - segment.first + 1) {
        throw damaged(segment, scan);
      }
      if (scan.entries() > 0) {
        if (scan.firstIndex() != segment.first) {
          throw damaged(segment, scan);
        }
        extent = new Extent(extent == null ? segment.first : extent.first, scan.lastIndex());
      }
    }
    return Optional.ofNullable(extent);
  }

  private static void drop(List<Segment> segments) throws IOException {
    for (Segment segment : segments) {
      LOG.info("{} holds nothing that the state does not; dropped", segment.path);
      Files.delete(segment.path);
    }
    segments.clear();
  }

  /** One array serves all files: what a restart uses for a moment stays with the process. */
  private static int read(Path file, byte[] content, int length) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(content, 0, length);
    }
  }

  private static void mend(Segment segment, SegmentScan scan) throws IOException {
    if (scan.endsClean()) {
      return;
    }
    if (scan.losesEntries(UNSYNCED_ENTRIES)) {
      throw damaged(segment, scan);
    }
    LOG.warn(
        "{} ends in a record that was not written to its end and never acknowledged; cut at byte {}",
        segment.path,
        scan.end());
    try (FileChannel file = FileChannel.open(segment.path, StandardOpenOption.WRITE)) {
      file.truncate(scan.end());
      file.force(true);
    }
  }

  private static StartRefusedException damaged(Segment segment, SegmentScan scan) {
    return new StartRefusedException(
        "the log file "
            + segment.path
            + " is damaged at byte "
            + scan.end()
            + ", in entry "
            + (scan.entries() == 0 ? segment.first : scan.lastIndex() + 1)
            + ": restore the data directory from a backup");
  }

  private static Optional<Segment> named(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        name.group(1) != null
            ? new Segment(file, Long.parseLong(name.group(1)), null)
            : new Segment(file, Long.parseLong(name.group(2)), Long.parseLong(name.group(3))));
  }
}
