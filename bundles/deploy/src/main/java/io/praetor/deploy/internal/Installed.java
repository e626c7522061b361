package io.praetor.deploy.internal;

/**
 * A bundle in the framework, as it was when asked for.
 *
 * @param location where the framework thinks it came from; unique
 */
record Installed(long id, String name, String version, String location, int startLevel) {

  boolean isSame(BundleFile file) {
    return name.equals(file.name()) && version.equals(file.version());
  }

  @Override
  public String toString() {
    return name + " " + version + " (" + id + ")";
  }
}
