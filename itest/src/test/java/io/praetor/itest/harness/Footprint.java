package io.praetor.itest.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an agent holds after a full collection.
 *
 * @param loaders class loaders of bundles, by the framework's class for them
 * @param threads of the process
 * @param files open ones, sockets included
 */
public record Footprint(int loaders, int threads, int files) {

  private static final String LOADER =
      "org.apache.felix.framework.BundleWiringImpl$BundleClassLoader";

  /** A class loader goes in the collection after the one that finds nobody holds it. */
  public static Footprint of(AgentProcess agent) throws IOException {
    histogram(agent);
    int loaders = 0;
    Matcher found = Pattern.compile(line(LOADER)).matcher(histogram(agent));
    while (found.find()) {
      loaders += Integer.parseInt(found.group(1));
    }
    return new Footprint(loaders, entries(agent, "task"), entries(agent, "fd"));
  }

  /** How many classes of that name there are, which is how many loaders have loaded it. */
  public static long classes(AgentProcess agent, String name) throws IOException {
    return Pattern.compile(line(name)).matcher(histogram(agent)).results().count();
  }

  /** Rank, instances, bytes, name. */
  private static String line(String className) {
    return "(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(className) + "(?=\\s|$)";
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
