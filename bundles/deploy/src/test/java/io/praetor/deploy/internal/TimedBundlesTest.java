package io.praetor.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.deploy.guest.GuestActivator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
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
  private static final long PATIENCE_MILLIS = 1_500;

  private static final String TAKES_MORE = " takes more than " + PATIENCE_MILLIS + " ms";

  @TempDir Path directory;

  private final CountDownLatch release = new CountDownLatch(1);
  private Framework framework;
  private BundleContext context;
  private PluginOperator operator;

  @BeforeEach
  void start() throws Exception {
    System.getProperties().put(GuestActivator.RELEASE, release);
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
    release.countDown();
    System.getProperties().remove(GuestActivator.RELEASE);
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("guest-thread"))
        .forEach(Thread::interrupt);
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
  }

  @Test
  void shouldUpdateInPlaceWhatHangsInItsStop() throws Exception {
    operator.install(guest("1").with(HANGS, "stop").write(jar()));
    String report = operator.update(guest("1").with("Guest-Build", "2").write(jar()));
    assertTrue(report.startsWith("guest 1.0.0 (1) updated in place"), report);
    assertTrue(report.contains("stop of guest 1.0.0 (1)" + TAKES_MORE), report);
    assertEquals("2", context.getBundle(1).getHeaders().get("Guest-Build"));
    assertEquals(List.of("1.0.0"), guests());
  }

  @Test
  void shouldUpdateInPlaceWhatFailsInItsStop() throws Exception {
    operator.install(guest("1").with(FAILS, "stop").write(jar()));
    String report = operator.update(guest("1").with("Guest-Build", "2").write(jar()));
    assertTrue(report.contains("told to fail"), report);
    assertEquals("2", context.getBundle(1).getHeaders().get("Guest-Build"));
    assertEquals(List.of("1.0.0"), guests());
  }

  @Test
  void shouldSayWhatKeepsFromAnUpdateInPlace() throws Exception {
    operator.install(guest("1").with(HANGS, "stop").with(STUBBORN, "true").write(jar()));
    String message = failure(() -> operator.update(guest("1").with("X", "y").write(jar())));
    assertTrue(message.startsWith("stop of guest 1.0.0 (1)" + TAKES_MORE), message);
    assertTrue(message.contains("and cannot be interrupted"), message);
    assertTrue(message.contains("has its old content and does not run"), message);
    assertTrue(operator.update(guest("2").write(jar())).contains("replaced by guest 2.0.0"));
    assertEquals(List.of("2.0.0"), guests());
  }

  @Test
  void shouldTakeAnotherVersionOfWhatCannotBeTakenAway() throws Exception {
    GuestJar bad = guest("1").with(HANGS, "start").with(STUBBORN, "true");
    String message = failure(() -> operator.install(bad.write(jar())));
    assertTrue(message.endsWith("(1) cannot be taken away before the agent restarts"), message);
    operator.install(guest("2").write(jar()));
    assertEquals(List.of("2.0.0"), guests());
  }

  @Test
  void shouldFindThreadsOfWhatDidNotStart() throws Exception {
    GuestJar bad = guest("1").with(LEAKS, "true").with(FAILS, "true");
    String message = failure(() -> operator.install(bad.write(jar())));
    assertTrue(message.contains("told to fail"), message);
    assertTrue(message.endsWith(LEFT), message);
    assertEquals(List.of(), guests());
  }

  @Test
  void shouldFindThreadsOfWhatDidNotTakeThePlaceOfAnother() throws Exception {
    operator.install(guest("1").write(jar()));
    GuestJar bad = guest("2").with(LEAKS, "true").with(FAILS, "true");
    String message = failure(() -> operator.update(bad.write(jar())));
    assertTrue(message.contains("guest 2.0.0 (2) left threads behind: guest-thread"), message);
    assertEquals(List.of("1.0.0"), guests());
  }

  @Test
  void shouldFindThreadsOfWhatIsUpdatedInPlace() throws Exception {
    operator.install(guest("1").with(LEAKS, "true").write(jar()));
    String report = operator.update(guest("1").with("X", "y").write(jar()));
    assertTrue(report.endsWith("; " + LEFT + "; refreshed: guest 1.0.0 (1)"), report);
  }

  @Test
  void shouldFindThreadsOfWhatIsTakenAway() throws Exception {
    operator.install(guest("1").with(LEAKS, "true").write(jar()));
    assertEquals(
        "guest 1.0.0 (1) uninstalled; " + LEFT + "; refreshed: guest 1.0.0 (1)",
        operator.uninstall("guest"));
  }

  private static final String LEFT = "guest 1.0.0 (1) left threads behind: guest-thread";
  private static final String STUBBORN = GuestActivator.STUBBORN;
  private static final String FAILS = GuestActivator.FAILS;
  private static final String HANGS = GuestActivator.HANGS;
  private static final String LEAKS = GuestActivator.LEAKS;

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
