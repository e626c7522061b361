package io.praetor.deploy.internal;

import java.net.URI;
import java.nio.file.Path;

/** The replacement of any bundle by hand. */
final class OperatorSwap {

  private static final String SCHEME = "swap:";

  private final Bundles bundles;
  private final SafeSwap swap;
  private final Shelf shelf;

  OperatorSwap(Bundles bundles, SafeSwap swap, Shelf shelf) {
    this.bundles = bundles;
    this.swap = swap;
    this.shelf = shelf;
  }

  String swap(String bundleId, String jar) throws DeployException {
    Installed old = find(bundleId);
    SwapClass.requireReplaceable(old);
    Path copy = shelf.put(path(jar));
    try {
      BundleFile content = BundleFile.read(copy);
      requireSuccessor(old, content);
      return swap.replace(old, content, SCHEME + jar + "#" + content.digest()).report()
          + "; a restart of the agent brings back what is in its directories";
    } finally {
      shelf.discard(copy);
    }
  }

  private Installed find(String id) throws DeployException {
    for (Installed bundle : bundles.all()) {
      if (Long.toString(bundle.id()).equals(id)) {
        return bundle;
      }
    }
    throw new DeployException("no bundle has the id " + id);
  }

  static Path path(String jar) throws DeployException {
    try {
      Path path = jar.startsWith("file:") ? Path.of(URI.create(jar)) : Path.of(jar);
      if (path.isAbsolute()) {
        return path;
      }
    } catch (IllegalArgumentException e) {
      throw new DeployException("not a path: " + jar, e);
    }
    throw new DeployException("the agent does not know where you are; give an absolute path");
  }

  private void requireSuccessor(Installed old, BundleFile content) throws DeployException {
    if (!old.name().equals(content.name())) {
      throw new DeployException(old + " cannot be replaced by " + content);
    }
    if (bundles.all().stream().anyMatch(bundle -> bundle.isSame(content))) {
      throw new DeployException(
          content + " is installed already; give the new build a new version, or use update");
    }
  }
}
