package io.praetor.itest.harness;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;
import static org.ops4j.pax.exam.CoreOptions.workingDirectory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.spi.PaxExamRuntime;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;

/** Runs every bundle of the distribution in a framework inside the test's JVM. */
public final class FelixExtension implements BeforeAllCallback, AfterAllCallback {

  private static final String SLF4J = "2.0.17";

  private static final String LOG = "io.praetor.raft";

  private final Path data;
  private TestContainer container;

  /** The agent's data goes below this directory. */
  public FelixExtension(Path data) {
    this.data = data;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    ExamSystem system = PaxExamRuntime.createServerSystem(options());
    container = PaxExamRuntime.createContainer(system);
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
      var field = container.getClass().getDeclaredField("framework");
      field.setAccessible(true);
      return ((Framework) field.get(container)).getBundleContext();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Pax Exam keeps its framework elsewhere", e);
    }
  }

  private Option[] options() throws IOException {
    String address = Loopback.next();
    List<Option> options = new ArrayList<>();
    options.add(workingDirectory(data.resolve("paxexam").toString()));
    options.add(
        systemPackages(
            Stream.of("org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi")
                .map(p -> p + ";version=" + SLF4J)
                .toArray(String[]::new)));
    // Without it Gogo's own shell reads the end of standard input and stops the framework.
    options.add(frameworkProperty("gosh.args").value("--nointeractive"));
    options.add(
        frameworkProperty("praetor.args")
            .value(
                "[\"-server\",\"-bootstrap\",\"-data-dir=%s\",\"-bind=%s\",\"-client=%s\"]"
                    .formatted(data.resolve("data"), address, address)));
    try (Stream<Path> jars = Files.list(AgentProcess.home().resolve("bundles"))) {
      jars.filter(jar -> jar.toString().endsWith(".jar"))
          .sorted()
          .forEach(jar -> options.add(bundle(jar.toUri().toString())));
    }
    return options.toArray(Option[]::new);
  }
}
