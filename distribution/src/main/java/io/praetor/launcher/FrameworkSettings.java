package io.praetor.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Constants;

/** The properties that the framework and, through it, the bundles get. */
final class FrameworkSettings {

  /** slf4j lives on the class path: as a bundle it would need class weaving to find its binding. */
  private static final String SLF4J_VERSION = "2.0.17";

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
    StringBuilder packages = new StringBuilder();
    for (String name : SLF4J_PACKAGES) {
      packages.append(packages.isEmpty() ? "" : ",").append(name);
      packages.append(";version=\"").append(SLF4J_VERSION).append('"');
    }
    return packages.toString();
  }
}
