package io.praetor.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where Praetor is installed: {@code bin}, {@code bundles}, {@code lib}, {@code etc}. */
record Installation(Path home) {

  private static final String HOME_PROPERTY = "praetor.home";

  /** The start script says where; without it, the directory above the launcher's own jar. */
  static Installation current() throws IOException {
    String home = System.getProperty(HOME_PROPERTY);
    if (home != null) {
      return new Installation(Path.of(home).toAbsolutePath());
    }
    try {
      Path jar =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Installation(jar.getParent().getParent());
    } catch (java.net.URISyntaxException impossible) {
      throw new IOException("cannot tell where Praetor is installed", impossible);
    }
  }

  /** Every bundle, in the order of names so that two starts are alike. */
  List<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("bundles"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
