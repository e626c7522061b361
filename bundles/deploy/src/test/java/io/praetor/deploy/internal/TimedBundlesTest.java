package io.praetor.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Bundles that hang, in a real framework. */
@Timeout(60)
class TimedBundlesTest {

  /** It bounds also what does not hang, and the machine may be busy. */
  private static final long PATIENCE_MILLIS = 3_000;

  private static final String TAKES_MORE = " takes more than " + PATIENCE_MILLIS + " ms";

  @TempDir Path directory;

  private Framework framework;
  private BundleContext context;
  private PluginOperator operator;

  @BeforeEach
  void start() throws Exception {
    framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(
                Map.of("org.osgi.framework.storage", directory.resolve("cache").toString()));
    framework.start();
    context = framework.getBundleContext();
    Bundles bundles = new TimedBundles(new FrameworkBundles(context), PATIENCE_MILLIS);
    PluginInstaller installer =
        new PluginInstaller(bundles, new SafeSwap(bundles), new Shelf(directory.resolve("shelf")));
    operator = new PluginOperator(directory.resolve("p"), new Plugins(bundles, installer));
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(10_000);
  }

  @Test
  void shouldTakeAwayWhatHangsInItsStart() throws Exception {
    String message = failure(() -> operator.install(guest("1").with(HANGS, "start").write(jar())));
    assertTrue(message.startsWith("start of guest 1.0.0 (1)" + TAKES_MORE), message);
    assertTrue(message.contains("it hangs in io.praetor.deploy.guest.GuestActivator"), message);
    assertEquals(List.of(), guests());
  }

  @Test
  void shouldKeepTheOldOneWhenTheNewOneHangs() throws Exception {
    operator.install(guest("1").write(jar()));
    String message = failure(() -> operator.update(guest("2").with(HANGS, "start").write(jar())));
    assertTrue(message.endsWith("guest 1.0.0 (1) stays"), message);
    assertEquals(List.of("1.0.0"), guests());
  }

  @Test
  void shouldGoOnWithoutWhatHangsInItsStop() throws Exception {
    operator.install(guest("1").with(HANGS, "stop").write(jar()));
    String report = operator.update(guest("2").write(jar()));
    assertTrue(report.contains("stop of guest 1.0.0 (1)" + TAKES_MORE), report);
    assertEquals(List.of("2.0.0"), guests());
  }

  @Test
  void shouldFindThreadsThatStay() throws Exception {
    operator.install(guest("1").with(LEAKS, "true").write(jar()));
    String report = operator.update(guest("2").write(jar()));
    assertTrue(report.contains("guest 1.0.0 (1) left threads behind: guest-thread"), report);
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("guest-thread"))
        .forEach(Thread::interrupt);
  }

  private static final String HANGS = io.praetor.deploy.guest.GuestActivator.HANGS;
  private static final String LEAKS = io.praetor.deploy.guest.GuestActivator.LEAKS;

  private Path jar() {
    return directory.resolve("guest.jar");
  }

  private static GuestJar guest(String version) {
    return new GuestJar("guest", version).active();
  }

  private List<String> guests() {
    return List.of(context.getBundles()).stream()
        .filter(bundle -> bundle.getBundleId() != 0 && bundle.getState() == Bundle.ACTIVE)
        .map(bundle -> bundle.getVersion().toString())
        .toList();
  }

  private interface Act {
    String run() throws Exception;
  }

  private static String failure(Act act) {
    return assertThrows(DeployException.class, act::run).getMessage();
  }
}
