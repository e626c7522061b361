package io.praetor.itest.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A bundle made of classes of the tests. */
public final class ClassBundle {

  private ClassBundle() {}

  /**
   * Writes one.
   *
   * @param activator starts it
   * @param classes all that it consists of, the activator among them
   * @param imports packages of others, as a manifest names them
   */
  public static Path write(
      Path jar, String symbolicName, Class<?> activator, List<Class<?>> classes, String imports)
      throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", symbolicName);
    attributes.putValue("Bundle-Version", "1.0.0");
    attributes.putValue("Bundle-Activator", activator.getName());
    attributes.putValue("Import-Package", imports);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Class<?> type : classes) {
        String entry = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(entry));
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(entry)) {
          bytes.transferTo(out);
        }
        out.closeEntry();
      }
    }
    return jar;
  }
}
