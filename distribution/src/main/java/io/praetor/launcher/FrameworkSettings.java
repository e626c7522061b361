package io.praetor.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Constants;

/** The properties that the framework and, through it, the bundles get. */
final class FrameworkSettings {

  /** slf4j lives on the class path: as a bundle it would need class weaving to find its binding. */
  private static final String SLF4J_VERSION = "2.0.17";

  /** What bundles of others were built with; version 2 serves them all the same. */
  private static final String SLF4J_OLD_VERSION = "1.7.36";

  private static final List<String> SLF4J_PACKAGES =
      List.of("org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi");

  private FrameworkSettings() {}

  static Map<String, String> of(
      Installation installation, Path storage, String version, List<String> args) {
    Map<String, String> settings = new HashMap<>();
    settings.put(Constants.FRAMEWORK_STORAGE, storage.toString());
    settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
    settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(StartOrder.CONFIGURED));
    settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, systemPackages());
    // The directory is ours alone and locked already.
    settings.put("felix.cache.locking", "false");
    settings.put("felix.log.level", "1");
    settings.put("ds.loglevel", "2");
    // An interactive Gogo would read end-of-file from a daemon's input and stop the framework.
    settings.put("gosh.args", "--nointeractive");
    settings.put("praetor.home", installation.home().toString());
    settings.put("praetor.version", version);
    settings.put("praetor.args", JsonStrings.array(args));
    return settings;
  }

  private static String systemPackages() {
    return Stream.of(SLF4J_VERSION, SLF4J_OLD_VERSION)
        .flatMap(version -> SLF4J_PACKAGES.stream().map(name -> exported(name, version)))
        .collect(Collectors.joining(","));
  }

  private static String exported(String name, String version) {
    return name + ";version=\"" + version + '"';
  }
}
