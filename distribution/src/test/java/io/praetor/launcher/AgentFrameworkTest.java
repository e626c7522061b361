package io.praetor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.agent.SignalListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real framework with one bundle that is built here. */
class AgentFrameworkTest {

  private static final long STOP_TIMEOUT_MILLIS = 10_000;

  @TempDir Path directory;

  private final List<String> fatal = new ArrayList<>();
  private final AtomicInteger stopped = new AtomicInteger();
  private AgentFramework framework;

  @BeforeEach
  void start() throws Exception {
    Path home = directory.resolve("home with spaces");
    Files.createDirectories(home.resolve("bundles"));
    // The name of the configuration bundle, to be started by the first step.
    build(home.resolve("bundles/io.praetor.config-0.jar"), "probe");
    Installation installation = new Installation(home);
    framework =
        new AgentFramework(
            FrameworkSettings.of(
                installation,
                directory.resolve("storage"),
                "0.1.0",
                List.of("-config-dir", "a \"b\"")));
    framework.provideFatalSink(fatal::add);
    framework.provideStop(stopped::incrementAndGet);
    framework.install(installation);
    framework.startConfiguration();
  }

  @AfterEach
  void stop() {
    framework.stop(STOP_TIMEOUT_MILLIS);
    System.clearProperty(ProbeActivator.ARGS);
    System.clearProperty(ProbeActivator.RELOADED);
    System.clearProperty(ProbeActivator.SIGNALLED);
    System.clearProperty(ProbeActivator.STOPPED);
  }

  private static void build(Path jar, String name) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", name);
    attributes.putValue("Bundle-Activator", ProbeActivator.class.getName());
    attributes.putValue("Import-Package", "org.osgi.framework");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      add(ProbeActivator.class, out);
      add(SignalListener.class, out); // the bundle's own, as in an agent
    }
  }

  private static void add(Class<?> type, JarOutputStream out) throws IOException {
    String entry = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new JarEntry(entry));
      in.transferTo(out);
    }
  }

  @Test
  void shouldTellBundlesTheArguments() {
    assertEquals("[\"-config-dir\",\"a \\\"b\\\"\"]", System.getProperty(ProbeActivator.ARGS));
  }

  @Test
  void shouldLetABundleSayThatTheAgentCannotRun() {
    assertEquals(List.of("probe"), fatal);
  }

  @Test
  void shouldReload() {
    assertNull(System.getProperty(ProbeActivator.RELOADED));
    framework.reload();
    assertEquals("yes", System.getProperty(ProbeActivator.RELOADED));
  }

  @Test
  void shouldAskListenersBeforeItStopsForASignal() {
    framework.signal("TERM").await(STOP_TIMEOUT_MILLIS);
    assertEquals("TERM", System.getProperty(ProbeActivator.SIGNALLED));
    assertEquals(1, stopped.get(), "a component may stop the agent");
  }

  @Test
  void shouldWaitAsLongForListenersAsTheyMayTake() {
    assertEquals(SignalListener.PATIENCE_MILLIS, SignalCall.PATIENCE_MILLIS);
    assertEquals(SignalListener.class.getName(), SignalCall.LISTENER);
  }

  @Test
  void shouldTakeASignalAfterTheEndForNothing() {
    framework.stop(STOP_TIMEOUT_MILLIS);
    framework.signal("INT").await(STOP_TIMEOUT_MILLIS);
    assertNull(System.getProperty(ProbeActivator.SIGNALLED));
  }

  @Test
  void shouldStopEveryBundle() {
    assertTrue(framework.stop(STOP_TIMEOUT_MILLIS));
    assertEquals("yes", System.getProperty(ProbeActivator.STOPPED));
  }

  @Test
  void shouldNotComplainThatAnEndedAgentHasNoConsole() {
    List<String> logged = new ArrayList<>();
    Logger log = Logger.getLogger(AgentFramework.class.getName());
    Handler handler = new Kept(logged);
    log.addHandler(handler);
    try {
      framework.provideCommands();
      framework.stop(STOP_TIMEOUT_MILLIS);
      framework.provideCommands();
    } finally {
      log.removeHandler(handler);
    }
    assertEquals(List.of(), logged);
  }

  @Test
  void shouldTakeAReloadAfterTheEndForNothing() {
    framework.stop(STOP_TIMEOUT_MILLIS);
    framework.reload();
    assertNull(System.getProperty(ProbeActivator.RELOADED));
  }

  /** Keeps what is logged. */
  private static final class Kept extends Handler {

    private final List<String> lines;

    Kept(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord logged) {
      lines.add(logged.getMessage());
    }

    @Override
    public void flush() {
      // Nothing is held back.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
