package io.praetor.itest.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * A bundle as its next build would be: the same content under another version. The same input gives
 * the same bytes, whenever it is made.
 */
public final class NewVersion {

  private static final String VERSION = "Bundle-Version";

  private NewVersion() {}

  /**
   * Copies a bundle, in the order of its entries, which begin with the manifest.
   *
   * @param version the new {@code Bundle-Version}
   * @return the copy
   */
  public static Path of(Path bundle, String version, Path copy) throws IOException {
    try (JarFile old = new JarFile(bundle.toFile())) {
      Manifest manifest = new Manifest(old.getManifest());
      manifest.getMainAttributes().putValue(VERSION, version);
      List<JarEntry> entries = old.stream().filter(entry -> !isManifest(entry)).toList();
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy))) {
        out.putNextEntry(entry(JarFile.MANIFEST_NAME, old.getEntry(JarFile.MANIFEST_NAME)));
        manifest.write(out);
        for (JarEntry entry : entries) {
          out.putNextEntry(entry(entry.getName(), entry));
          try (InputStream content = old.getInputStream(entry)) {
            content.transferTo(out);
          }
        }
      }
    }
    return copy;
  }

  /** A bundle of the packaged distribution, by its symbolic name. */
  public static Path packaged(String symbolicName) throws IOException {
    try (Stream<Path> bundles = Files.list(AgentProcess.home().resolve("bundles"))) {
      return bundles
          .filter(jar -> jar.getFileName().toString().matches(symbolicName + "-\\d.*\\.jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no bundle " + symbolicName));
    }
  }

  private static boolean isManifest(JarEntry entry) {
    return entry.getName().equals(JarFile.MANIFEST_NAME);
  }

  private static JarEntry entry(String name, ZipEntry like) {
    JarEntry entry = new JarEntry(name);
    entry.setTime(like.getTime());
    return entry;
  }
}
