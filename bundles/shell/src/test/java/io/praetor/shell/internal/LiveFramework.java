package io.praetor.shell.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** A framework with this bundle in it, built from the class path of the test. */
final class LiveFramework implements AutoCloseable {

  private static final String EXTRA =
      "org.slf4j;version=2.0.17,org.slf4j.event;version=2.0.17,"
          + "org.slf4j.helpers;version=2.0.17,org.slf4j.spi;version=2.0.17,org.osgi.service.cm;version=1.6.1";
  private static final String OURS = "io.praetor.shell";
  private static final List<String> NEEDED =
      List.of(
          "org.osgi.util.function",
          "org.osgi.util.promise",
          "org.osgi.service.component",
          "org.apache.felix.scr",
          "org.apache.felix.configadmin",
          "org.apache.felix.gogo.runtime",
          "org.apache.felix.gogo.command",
          "org.apache.felix.gogo.shell",
          "io.praetor.api",
          "io.praetor.spi",
          OURS);

  private final Framework framework;
  private final Path directory;

  LiveFramework(Path directory) throws Exception {
    this.directory = directory;
    Map<String, String> settings = new HashMap<>();
    settings.put("org.osgi.framework.storage", directory.resolve("cache").toString());
    settings.put("org.osgi.framework.system.packages.extra", EXTRA);
    settings.put("gosh.args", "--nointeractive");
    framework =
        ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow().newFramework(settings);
    framework.init();
    for (Map.Entry<String, Path> bundle : bundlesOnClassPath().entrySet()) {
      framework.getBundleContext().installBundle(bundle.getValue().toUri().toString());
    }
    framework.start();
    for (Bundle bundle : framework.getBundleContext().getBundles()) {
      if (!bundle.getSymbolicName().equals(OURS)) {
        bundle.start();
      }
    }
  }

  /** Before our bundle starts, a configuration takes effect at once; later, in the background. */
  Configuration configure(String pid, Map<String, Object> values) throws IOException {
    ServiceReference<ConfigurationAdmin> admin =
        context().getServiceReference(ConfigurationAdmin.class);
    Configuration configuration = context().getService(admin).getConfiguration(pid, "?");
    configuration.update(FrameworkUtil.asDictionary(values));
    return configuration;
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  Bundle ours() {
    return Stream.of(context().getBundles())
        .filter(bundle -> OURS.equals(bundle.getSymbolicName()))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, Path> bundlesOnClassPath() throws IOException, URISyntaxException {
    Map<String, Path> found = new HashMap<>();
    Enumeration<URL> manifests =
        LiveFramework.class.getClassLoader().getResources("META-INF/MANIFEST.MF");
    while (manifests.hasMoreElements()) {
      URL url = manifests.nextElement();
      String name = symbolicName(url);
      if (NEEDED.contains(name)) {
        found.put(name, jar(url, name));
      }
    }
    List<String> missing = new ArrayList<>(NEEDED);
    missing.removeAll(found.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalStateException("not on the class path: " + missing);
    }
    return found;
  }

  private static String symbolicName(URL manifest) throws IOException {
    try (InputStream in = manifest.openStream()) {
      String name = new Manifest(in).getMainAttributes().getValue("Bundle-SymbolicName");
      return name == null ? "" : name.split(";")[0].trim();
    }
  }

  private Path jar(URL manifest, String name) throws IOException, URISyntaxException {
    if (manifest.getProtocol().equals("jar")) {
      String text = manifest.toString();
      return Path.of(new URL(text.substring("jar:".length(), text.indexOf('!'))).toURI());
    }
    return pack(Path.of(manifest.toURI()).getParent().getParent(), name);
  }

  /** Our own classes are not packed yet when the tests run. */
  private Path pack(Path classes, String name) throws IOException {
    Path jar = directory.resolve(name + ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, entries);
      }
    }
    return jar;
  }

  @Override
  public void close() throws BundleException, InterruptedException {
    framework.stop();
    framework.waitForStop(10_000);
  }
}
