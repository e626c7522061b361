package io.praetor.itest.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process holds at a moment.
 *
 * @param threads of it
 * @param descriptors of files and sockets
 */
public record Footprint(long threads, long descriptors) {

  /** Of a process of this machine, by what Linux tells of it. */
  public static Footprint of(long pid) throws IOException {
    return new Footprint(count(pid, "task"), count(pid, "fd"));
  }

  private static long count(long pid, String what) throws IOException {
    try (Stream<Path> entries = Files.list(Path.of("/proc", Long.toString(pid), what))) {
      return entries.count();
    }
  }

  /** How many classes of that name there are in a Java process after a full collection. */
  public static long classes(long pid, String name, Path workingDirectory) throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    List<String> command = List.of(jcmd, Long.toString(pid), "GC.class_histogram");
    Cli.Result result = Cli.run(workingDirectory, command);
    if (result.exit() != 0) {
      throw new AssertionError(result.out() + result.err());
    }
    return result.out().lines().filter(line -> (line + " ").contains(" " + name + " ")).count();
  }
}
