package io.praetor.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.deploy.guest.GuestActivator;
import io.praetor.testkit.thread.LeftThreads;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

/** Swaps in a real framework. */
@Timeout(60)
class LiveSwapTest {

  private static final int SWAPS = 30;

  @TempDir Path directory;

  private Framework framework;
  private BundleContext context;
  private FrameworkBundles bundles;
  private SafeSwap swap;

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
    bundles = new FrameworkBundles(context);
    swap = new SafeSwap(bundles);
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(10_000);
  }

  @Test
  void shouldLoseNoCallOverManySwaps() throws Exception {
    Installed current = install(guest(0));
    Phaser calls = new Phaser(1);
    ExecutorService caller = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> failed = caller.submit(() -> callUntilTerminated(calls));
      for (int minor = 1; minor <= SWAPS; minor++) {
        calls.awaitAdvanceInterruptibly(calls.getPhase()); // The caller is at work.
        current = replace(current, guest(minor)).fresh();
      }
      calls.forceTermination();
      assertEquals(0, failed.get());
    } finally {
      calls.forceTermination();
      caller.shutdownNow();
    }
    assertEquals(List.of("guest 1." + SWAPS + ".0"), guests());
    assertEquals(
        List.of(), List.copyOf(framework.adapt(FrameworkWiring.class).getRemovalPendingBundles()));
  }

  /** Returns how many calls found nobody. */
  private int callUntilTerminated(Phaser calls) throws Exception {
    try {
      return countFailures(calls);
    } finally {
      calls.forceTermination();
    }
  }

  private int countFailures(Phaser calls) throws Exception {
    int failed = 0;
    while (!calls.isTerminated()) {
      ServiceReference<?> service = service();
      if (service == null) {
        service = service(); // A look-up is no moment: that one may have begun before the swap.
      }
      if (service == null) {
        failed++;
      } else {
        Object provider = context.getService(service);
        if (provider instanceof Callable<?> callable) { // Otherwise it left just now.
          assertTrue(callable.call().toString().startsWith("1."));
        }
      }
      calls.arrive();
    }
    return failed;
  }

  @Test
  void shouldKeepTheStartLevel() throws Exception {
    Path file = guest(0).write(directory.resolve("level.jar"));
    int initial = install(new GuestJar("other", "1")).startLevel();
    Installed old = bundles.install("test:level", file, initial + 1);
    assertEquals(initial + 1, replace(old, guest(1)).fresh().startLevel());
    assertEquals(initial, install(new GuestJar("another", "1")).startLevel());
  }

  @Test
  void shouldKeepTheOldOneWhenTheNewOneFailsToStart() throws Exception {
    Installed old = install(guest(0));
    String message = failure(old, guest(1).with(GuestActivator.FAILS, "true"));

    assertTrue(message.startsWith("cannot start guest 1.1.0"), message);
    assertTrue(message.contains("told to fail"), message);
    assertEquals(List.of("guest 1.0.0"), guests());
    assertEquals("1.0.0", context.getService(service()).call());
  }

  @Test
  void shouldKeepTheOldOneWhenTheNewOneCannotBeResolved() throws Exception {
    Installed old = install(guest(0));
    String message = failure(old, guest(1).with("Import-Package", "org.osgi.framework,absent"));

    assertTrue(message.contains("absent"), message);
    assertEquals(1, message.lines().count());
    assertEquals(List.of("guest 1.0.0"), guests());
  }

  @Test
  void shouldSeeWhoUsesTheClassesOfABundle() throws Exception {
    Installed library = install(new GuestJar("library", "1").with("Export-Package", "library"));
    install(new GuestJar("user", "1").with("Import-Package", "library"));

    String message =
        failure(library, new GuestJar("library", "2").with("Export-Package", "library"));
    assertTrue(message.contains("are used by user 1.0.0"), message);
  }

  @Test
  void shouldUpdateInPlaceAndGoBack() throws Exception {
    Path first = guest(0).write(directory.resolve("first.jar"));
    Installed bundle = bundles.install("test:", first, bundles.startLevel());
    bundles.start(bundle.id());
    InPlaceUpdate inPlace = new InPlaceUpdate(bundles, swap);

    Path other = guest(0).with("Guest-Build", "2").write(directory.resolve("other.jar"));
    inPlace.update(bundle, BundleFile.read(other), java.util.Optional.of(first));
    assertEquals("2", context.getBundle(bundle.id()).getHeaders().get("Guest-Build"));

    Path bad = guest(0).with(GuestActivator.FAILS, "true").write(directory.resolve("bad.jar"));
    BundleFile content = BundleFile.read(bad);
    assertThrows(
        DeployException.class, () -> inPlace.update(bundle, content, java.util.Optional.of(other)));
    assertEquals("2", context.getBundle(bundle.id()).getHeaders().get("Guest-Build"));
    assertEquals("1.0.0", context.getService(service()).call());
  }

  @Test
  void shouldFollowADirectory() throws Exception {
    Path plugins = directory.resolve("plugins");
    Plugins core =
        new Plugins(
            bundles, new PluginInstaller(bundles, swap, new Shelf(directory.resolve("shelf"))));
    try (DirectoryWatch watch = new DirectoryWatch(plugins, core::follow)) {
      watch.start();
      while (!plugins.toFile().isDirectory()) {
        Thread.onSpinWait();
      }
      guest(0).write(plugins.resolve("guest.jar"));
      await("guest 1.0.0");
      guest(1).write(plugins.resolve("guest.jar"));
      await("guest 1.1.0");
      assertTrue(plugins.resolve("guest.jar").toFile().delete());
      await();
    }
    assertEquals(List.of(), LeftThreads.named("deploy-watch"));
  }

  private void await(String... expected) {
    while (!guests().equals(List.of(expected))) {
      Thread.onSpinWait();
    }
  }

  private static GuestJar guest(int minor) {
    return new GuestJar("guest", "1." + minor).active();
  }

  private Installed install(GuestJar jar) throws Exception {
    Path file = jar.write(directory.resolve("install.jar"));
    BundleFile content = BundleFile.read(file);
    Installed bundle = bundles.install("test:" + content, file, bundles.startLevel());
    bundles.start(bundle.id());
    return bundle;
  }

  private SafeSwap.Outcome replace(Installed old, GuestJar jar) throws Exception {
    BundleFile content = BundleFile.read(jar.write(directory.resolve("new.jar")));
    SafeSwap.Outcome outcome = swap.replace(old, content, "test:" + content);
    assertTrue(outcome.report().endsWith("; refreshed: " + old), outcome.report());
    return outcome;
  }

  private String failure(Installed old, GuestJar jar) {
    return assertThrows(DeployException.class, () -> replace(old, jar)).getMessage();
  }

  @SuppressWarnings("rawtypes") // A contract of the platform needs no bundle that brings it.
  private ServiceReference<Callable> service() {
    return context.getServiceReference(Callable.class);
  }

  private List<String> guests() {
    return Stream.of(context.getBundles())
        .filter(bundle -> bundle.getBundleId() != 0 && bundle.getState() == Bundle.ACTIVE)
        .map(bundle -> bundle.getSymbolicName() + " " + bundle.getVersion())
        .toList();
  }
}
