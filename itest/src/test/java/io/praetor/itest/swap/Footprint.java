package io.praetor.itest.swap;

import io.praetor.itest.harness.AgentProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an agent holds after a full collection: class loaders of bundles, threads, open files.
 *
 * @param loaders class loaders of bundles, by the framework's class for them
 */
record Footprint(int loaders, int threads, int files) {

  private static final Pattern LOADERS =
      Pattern.compile(
          "(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+"
              + "org\\.apache\\.felix\\.framework\\.BundleWiringImpl\\$BundleClassLoader\\b");

  /** A class loader goes in the collection after the one that finds nobody holds it. */
  static Footprint of(AgentProcess agent) throws IOException {
    histogram(agent);
    int loaders = 0;
    Matcher found = LOADERS.matcher(histogram(agent));
    while (found.find()) {
      loaders += Integer.parseInt(found.group(1));
    }
    return new Footprint(loaders, entries(agent, "task"), entries(agent, "fd"));
  }

  private static String histogram(AgentProcess agent) throws IOException {
    Process histogram =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(agent.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    return new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static int entries(AgentProcess agent, String directory) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc", Long.toString(agent.pid()), directory))) {
      return (int) all.count();
    }
  }
}
