package io.praetor.http.internal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How many files and connections this process may have open at once. */
final class OpenFileLimit {

  /** Where nothing is told, as on systems that are not Linux. */
  private static final int UNKNOWN = 4_096;

  private static final String NAME = "Max open files";

  private OpenFileLimit() {}

  static int read() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/limits"))) {
      return lines.filter(line -> line.startsWith(NAME)).findFirst().map(OpenFileLimit::soft).get();
    } catch (IOException | RuntimeException e) {
      return UNKNOWN;
    }
  }

  private static int soft(String line) {
    String soft = line.substring(NAME.length()).strip().split("\\s+")[0];
    return soft.equals("unlimited")
        ? Integer.MAX_VALUE
        : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(soft));
  }
}
