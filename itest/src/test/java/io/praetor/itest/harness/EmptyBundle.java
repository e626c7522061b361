package io.praetor.itest.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A bundle with a name, a version and nothing inside. */
public final class EmptyBundle {

  private EmptyBundle() {}

  public static Path write(Path jar, String symbolicName, String version) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", symbolicName);
    attributes.putValue("Bundle-Name", symbolicName);
    attributes.putValue("Bundle-Version", version);
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }
}
