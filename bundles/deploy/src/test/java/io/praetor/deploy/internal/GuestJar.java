package io.praetor.deploy.internal;

import io.praetor.deploy.guest.GuestActivator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A bundle made on the fly. */
final class GuestJar {

  private static final String CLASS_FILE =
      GuestActivator.class.getName().replace('.', '/') + ".class";

  private final Map<String, String> headers = new TreeMap<>();
  private boolean active;

  GuestJar(String name, String version) {
    headers.put("Bundle-ManifestVersion", "2");
    headers.put("Bundle-SymbolicName", name);
    headers.put("Bundle-Version", version);
  }

  GuestJar with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /** With the class that registers a service. */
  GuestJar active() {
    active = true;
    return with("Bundle-Activator", GuestActivator.class.getName())
        .with("Import-Package", "org.osgi.framework");
  }

  /** Puts it to its place in one step, as an operator should. */
  Path write(Path file) throws IOException {
    Path unfinished = file.resolveSibling("." + file.getFileName());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.forEach(manifest.getMainAttributes()::putValue);
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(unfinished), manifest)) {
      if (active) {
        jar.putNextEntry(new ZipEntry(CLASS_FILE));
        try (InputStream in = getClass().getClassLoader().getResourceAsStream(CLASS_FILE)) {
          in.transferTo(jar);
        }
      }
    }
    return Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
