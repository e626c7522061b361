package io.praetor.itest.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A bundle made of classes of the tests. */
public final class ClassBundle {

  private ClassBundle() {}

  /**
   * Writes one of a single class, its activator, by whose name it goes.
   *
   * @param imports as a manifest has them
   */
  public static Path write(Path jar, Class<?> activator, String imports) throws IOException {
    return write(
        jar,
        activator.getName(),
        "1.0.0",
        Map.of("Bundle-Activator", activator.getName(), "Import-Package", imports),
        List.of(activator));
  }

  /**
   * Writes one.
   *
   * @param headers of the manifest, beside those that every bundle has
   */
  public static Path write(
      Path jar, String name, String version, Map<String, String> headers, List<Class<?>> classes)
      throws IOException {
    return write(jar, name, version, headers, classes, Map.of());
  }

  /**
   * Writes one.
   *
   * @param headers of the manifest, beside those that every bundle has
   * @param texts other files, by their names
   */
  public static Path write(
      Path jar,
      String name,
      String version,
      Map<String, String> headers,
      List<Class<?>> classes,
      Map<String, String> texts)
      throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", name);
    attributes.putValue("Bundle-Version", version);
    headers.forEach(attributes::putValue);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Class<?> type : classes) {
        String file = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(file));
        try (InputStream content = type.getClassLoader().getResourceAsStream(file)) {
          content.transferTo(out);
        }
      }
      for (Map.Entry<String, String> text : texts.entrySet()) {
        out.putNextEntry(new JarEntry(text.getKey()));
        out.write(text.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }
}
