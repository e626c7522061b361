package io.praetor.deploy.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * A bundle on disk.
 *
 * @param digest tells contents apart
 * @param exports the packages that it offers to other bundles, as its manifest has them
 * @param capabilities what else it offers, as its manifest has it
 */
record BundleFile(
    Path path, String name, String version, String digest, String exports, String capabilities) {

  /** OSGi Core, 1.3.2: it becomes the name of a file, among other things. */
  private static final Pattern NAME = Pattern.compile("[\\w-]+(\\.[\\w-]+)*");

  private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+(\\.\\d+(\\.[\\w-]+)?)?)?");

  /** Opens the jar and reads who it is. */
  static BundleFile read(Path path) throws DeployException {
    Manifest manifest;
    try (JarFile jar = new JarFile(path.toFile())) {
      manifest = jar.getManifest();
    } catch (IOException | SecurityException e) {
      throw new DeployException("not a readable jar: " + e.getMessage(), e);
    }
    Attributes headers = manifest == null ? new Attributes() : manifest.getMainAttributes();
    String name = headers.getValue("Bundle-SymbolicName");
    if (name == null) {
      throw new DeployException("not a bundle: its manifest has no Bundle-SymbolicName");
    }
    if (headers.getValue("Fragment-Host") != null) {
      throw new DeployException("a fragment cannot be brought in while its host runs");
    }
    String symbolicName = name.split(";", 2)[0].trim();
    if (!NAME.matcher(symbolicName).matches()) {
      throw new DeployException("its Bundle-SymbolicName is no such name: " + symbolicName);
    }
    return new BundleFile(
        path,
        symbolicName,
        version(headers),
        digest(path),
        header(headers, "Export-Package"),
        header(headers, "Provide-Capability"));
  }

  private static String header(Attributes headers, String name) {
    return Objects.requireNonNullElse(headers.getValue(name), "").trim();
  }

  /** Whoever is wired to a bundle has to be restarted with it, so a plugin offers nothing to it. */
  void requirePlugin() throws DeployException {
    if (!exports.isEmpty()) {
      throw new DeployException(
          this + " exports packages (" + exports + "); what a plugin offers are services");
    }
    List<String> wirable = WirableCapabilities.in(capabilities);
    if (!wirable.isEmpty()) {
      throw new DeployException(
          this
              + " provides capabilities that other bundles would be wired to ("
              + String.join(", ", wirable)
              + "); what a plugin offers are services");
    }
  }

  /** Missing parts are zero, as the framework reads them (OSGi Core, 3.2.5). */
  private static String version(Attributes headers) throws DeployException {
    String version = Objects.requireNonNullElse(headers.getValue("Bundle-Version"), "0").trim();
    if (!VERSION.matcher(version).matches()) {
      throw new DeployException("its Bundle-Version is no version: " + version);
    }
    StringBuilder full = new StringBuilder(version);
    for (long dots = full.chars().filter(c -> c == '.').count(); dots < 2; dots++) {
      full.append(".0");
    }
    return full.toString();
  }

  private static String digest(Path path) throws DeployException {
    CRC32C sum = new CRC32C();
    try (InputStream in = new CheckedInputStream(Files.newInputStream(path), sum)) {
      long size = in.transferTo(java.io.OutputStream.nullOutputStream());
      return String.format(Locale.ROOT, "%08x-%d", sum.getValue(), size);
    } catch (IOException e) {
      throw new DeployException("cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
