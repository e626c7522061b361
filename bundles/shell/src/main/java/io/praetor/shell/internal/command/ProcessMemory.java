package io.praetor.shell.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What this process takes, as the runtime and the system see it. */
record ProcessMemory(long usedHeapBytes, long maxHeapBytes, Optional<Long> residentBytes) {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";
  private static final long KIB = 1024;
  private static final long MIB = 1024 * KIB;

  static ProcessMemory now() {
    Runtime runtime = Runtime.getRuntime();
    return new ProcessMemory(
        runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory(), readResident(STATUS));
  }

  /** Linux tells; on other systems the line is left out. */
  static Optional<Long> readResident(Path status) {
    if (!Files.isReadable(status)) {
      return Optional.empty();
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(RESIDENT))
          .findFirst()
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  String heap() {
    return usedHeapBytes / MIB + " MiB of " + maxHeapBytes / MIB + " MiB";
  }

  Optional<String> resident() {
    return residentBytes.map(bytes -> bytes / MIB + " MiB");
  }
}
