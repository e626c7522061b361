package io.praetor.deploy.internal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A jar of the plugin directory and the bundle that it became.
 *
 * @param stamp of the file when it was read; empty when the bundle was there before us
 * @param digest of the content, empty when it is not known
 * @param copy of the content, while there is one
 * @param report what was done to bring it in
 */
record Plugin(
    Path file,
    Optional<FileStamp> stamp,
    long bundleId,
    String digest,
    Optional<Path> copy,
    String report) {

  private static final String SCHEME = "plugin:";
  private static final char DIGEST_MARK = '#';

  /** The location of its bundle tells file and content, so that nothing else must remember them. */
  static String location(Path file, BundleFile content) {
    return SCHEME + file + DIGEST_MARK + content.digest();
  }

  /** A bundle that an earlier life of this component installed. */
  static Optional<Plugin> adopted(Installed bundle) {
    String location = bundle.location();
    int mark = location.lastIndexOf(DIGEST_MARK);
    if (!location.startsWith(SCHEME) || mark < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Plugin(
            Path.of(location.substring(SCHEME.length(), mark)),
            Optional.empty(),
            bundle.id(),
            location.substring(mark + 1),
            Optional.empty(),
            bundle + " was there already"));
  }

  /** The bundle, unless somebody uninstalled it. */
  Optional<Installed> bundle(Bundles bundles) {
    return bundles.all().stream().filter(bundle -> bundle.id() == bundleId).findFirst();
  }
}
