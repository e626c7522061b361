package io.praetor.itest.harness;

import io.praetor.itest.guest.WebGuest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A bundle with the classes of {@link WebGuest}, made on the fly. */
public final class GuestBundle {

  private static final List<String> CLASSES =
      List.of("WebGuest", "WebGuest$Pages", "WebGuest$Page");

  private GuestBundle() {}

  /**
   * @param offer what it registers, see {@link WebGuest#OFFER}
   */
  public static Path write(Path jar, String symbolicName, String offer) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", symbolicName);
    attributes.putValue("Bundle-Version", "1.0.0");
    attributes.putValue("Bundle-Activator", WebGuest.class.getName());
    attributes.putValue(
        "Import-Package", "org.osgi.framework,io.praetor.spi.http,io.praetor.spi.ui");
    attributes.putValue(WebGuest.OFFER, offer);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (String name : CLASSES) {
        String file = WebGuest.class.getPackageName().replace('.', '/') + "/" + name + ".class";
        out.putNextEntry(new ZipEntry(file));
        try (InputStream in = WebGuest.class.getClassLoader().getResourceAsStream(file)) {
          in.transferTo(out);
        }
      }
    }
    return jar;
  }
}
