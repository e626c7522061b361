package io.praetor.itest.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.BundleActivator;

/** A bundle of one class, its activator. */
public final class GuestBundle {

  private GuestBundle() {}

  /**
   * Writes its jar.
   *
   * @param imports as a manifest has them
   */
  public static Path write(Path jar, Class<? extends BundleActivator> activator, String imports)
      throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", activator.getName());
    attributes.putValue("Bundle-Version", "1.0.0");
    attributes.putValue("Bundle-Activator", activator.getName());
    attributes.putValue("Import-Package", imports);
    String entry = activator.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream in = activator.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new JarEntry(entry));
      in.transferTo(out);
    }
    return jar;
  }
}
