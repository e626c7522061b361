package io.praetor.itest.harness;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;
import static org.ops4j.pax.exam.CoreOptions.workingDirectory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.nat.internal.NativeTestContainer;
import org.ops4j.pax.exam.spi.PaxExamRuntime;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Runs every bundle of the distribution in a framework inside the test's JVM. Pax Exam chooses the
 * framework by the class path; here there are two of them, so the test says which.
 */
public final class FrameworkExtension implements BeforeAllCallback, AfterAllCallback {

  private static final List<String> SLF4J_VERSIONS = List.of("2.0.17", "1.7.36");

  private static final String LOG = "io.praetor.raft";

  private final FrameworkFactory factory;
  private final List<String> role;
  private final Path data;
  private final String address = Loopback.next();
  private final List<String> directories = new ArrayList<>(List.of("bundles"));
  private NativeTestContainer container;

  private FrameworkExtension(FrameworkFactory factory, String... role) {
    this.factory = factory;
    this.role = List.of(role);
    try {
      this.data = Files.createTempDirectory("praetor-framework");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A server that bootstraps itself. */
  public static FrameworkExtension server(FrameworkFactory factory) {
    return new FrameworkExtension(factory, "-server", "-bootstrap");
  }

  /** A client that knows no server. */
  public static FrameworkExtension client(FrameworkFactory factory) {
    return new FrameworkExtension(factory);
  }

  /** With everything that comes along and is installed only by who wants it. */
  public FrameworkExtension withPlugins() {
    directories.add("plugins");
    return this;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    ExamSystem system = PaxExamRuntime.createServerSystem(options());
    container = new NativeTestContainer(system, factory);
    container.start();
  }

  /** Stops the log first, as the launcher does: what it still carries out needs all the others. */
  @Override
  public void afterAll(ExtensionContext context) throws BundleException {
    for (Bundle bundle : context().getBundles()) {
      if (LOG.equals(bundle.getSymbolicName())) {
        bundle.stop();
      }
    }
    container.stop();
  }

  /** The system bundle's context. */
  public BundleContext context() {
    try {
      var field = NativeTestContainer.class.getDeclaredField("framework");
      field.setAccessible(true);
      return ((Framework) field.get(container)).getBundleContext();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Pax Exam keeps its framework elsewhere", e);
    }
  }

  /** The bundle of a name. */
  public Bundle bundleOf(String symbolicName) {
    return Stream.of(context().getBundles())
        .filter(bundle -> bundle.getSymbolicName().equals(symbolicName))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no bundle " + symbolicName));
  }

  /** A client of the agent inside. */
  public KvClient client() {
    return new KvClient("http://" + address + ":8500");
  }

  /** Runs a command in the framework's console and returns what it printed and answered. */
  public String console(String command) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ServiceReference<?> console =
        context().getServiceReference("org.apache.felix.service.command.CommandProcessor");
    try {
      Object processor = context().getService(console);
      Object session =
          method(processor, "createSession", InputStream.class)
              .invoke(processor, InputStream.nullInputStream(), printed, printed);
      Object answer = method(session, "execute", CharSequence.class).invoke(session, command);
      return printed.toString(StandardCharsets.UTF_8) + (answer == null ? "" : answer);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(command + ": " + printed.toString(StandardCharsets.UTF_8), e);
    }
  }

  /** The classes of the framework are not those of the test. */
  private static Method method(Object target, String name, Class<?> first) {
    Method found =
        Stream.of(target.getClass().getMethods())
            .filter(one -> one.getName().equals(name) && one.getParameterTypes()[0] == first)
            .findFirst()
            .orElseThrow();
    found.setAccessible(true); // of a class that is not public
    return found;
  }

  private Option[] options() throws IOException {
    List<String> arguments = new ArrayList<>(role);
    arguments.add("-data-dir=" + data.resolve("data"));
    arguments.add("-bind=" + address);
    arguments.add("-client=" + address);
    List<Option> options = new ArrayList<>();
    options.add(workingDirectory(data.resolve("paxexam").toString()));
    options.add(
        systemPackages(
            SLF4J_VERSIONS.stream()
                .flatMap(
                    version ->
                        Stream.of(
                                "org.slf4j",
                                "org.slf4j.event",
                                "org.slf4j.helpers",
                                "org.slf4j.spi")
                            .map(name -> name + ";version=" + version))
                .toArray(String[]::new)));
    // Without it Gogo's own shell reads the end of standard input and stops the framework.
    options.add(frameworkProperty("gosh.args").value("--nointeractive"));
    options.add(
        frameworkProperty("praetor.args")
            .value(arguments.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"))));
    for (String directory : directories) {
      try (Stream<Path> jars = Files.list(AgentProcess.home().resolve(directory))) {
        jars.filter(jar -> jar.toString().endsWith(".jar"))
            .sorted()
            .forEach(jar -> options.add(bundle(jar.toUri().toString())));
      }
    }
    return options.toArray(Option[]::new);
  }
}
