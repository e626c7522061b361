package io.praetor.cli.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The name of the bundle that a jar is. */
final class JarName {

  private JarName() {}

  static String of(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      Manifest manifest = jar.getManifest();
      String name =
          manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-SymbolicName");
      if (name == null) {
        throw new IOException("Error! " + file + " is no bundle");
      }
      return name.split(";", 2)[0].strip();
    }
  }
}
