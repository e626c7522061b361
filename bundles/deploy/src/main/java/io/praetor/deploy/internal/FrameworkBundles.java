package io.praetor.deploy.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The framework that we run in. Works in its own name, so that what it installs outlives us. */
final class FrameworkBundles implements Bundles {

  /** A component that is not there after this time waits for something that is missing. */
  static final long SERVICE_WAIT_MILLIS = 10_000;

  /**
   * A look-up lists services first and then asks for the classes of their bundles. Felix 7.0.5
   * fails such a look-up with a NullPointerException if one of these bundles lost its classes in
   * between (ServiceReferenceImpl.isAssignableTo), and one that listed before a new service was
   * there finds nobody when the old one has gone. Look-ups take microseconds, but on a busy machine
   * a thread may have to wait for its turn in the middle of one.
   */
  static final long QUIESCE_MILLIS = 250;

  static final long REFRESH_WAIT_MILLIS = 10_000;

  private static final String CLASS = ".class";

  private static final Logger LOG = LoggerFactory.getLogger(FrameworkBundles.class);

  /** The component runtime registers these for its own needs, when it likes. */
  private static final Set<String> HOUSEKEEPING =
      Set.of("org.osgi.service.cm.ManagedService", "org.osgi.service.cm.ManagedServiceFactory");

  private final BundleContext own;
  private final BundleContext system;

  FrameworkBundles(BundleContext context) {
    this.own = context;
    this.system = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getBundleContext();
  }

  @Override
  public List<Installed> all() {
    return Stream.of(system.getBundles()).map(FrameworkBundles::describe).toList();
  }

  private static Installed describe(Bundle bundle) {
    return new Installed(
        bundle.getBundleId(),
        String.valueOf(bundle.getSymbolicName()),
        bundle.getVersion().toString(),
        bundle.getLocation(),
        bundle.getBundleId() == 0 ? 0 : bundle.adapt(BundleStartLevel.class).getStartLevel());
  }

  @Override
  public int startLevel() {
    return Math.max(1, system.getBundle().adapt(FrameworkStartLevel.class).getStartLevel());
  }

  @Override
  public Installed install(String location, Path jar, int startLevel) throws DeployException {
    // Set before: a level that is set afterwards lets another thread start the bundle, too.
    FrameworkStartLevel levels = system.getBundle().adapt(FrameworkStartLevel.class);
    int initial = levels.getInitialBundleStartLevel();
    levels.setInitialBundleStartLevel(startLevel);
    try (InputStream content = Files.newInputStream(jar)) {
      return describe(system.installBundle(location, content));
    } catch (BundleException | IOException e) {
      throw failure("cannot install", jar.getFileName(), e);
    } finally {
      levels.setInitialBundleStartLevel(initial);
    }
  }

  @Override
  public void prepare(long id) throws DeployException {
    Bundle bundle = bundle(id);
    if (!wiring().resolveBundles(List.of(bundle))) {
      throw failure("cannot start", describe(bundle), reasonNotToResolve(bundle));
    }
    int all = BundleWiring.LISTRESOURCES_RECURSE | BundleWiring.LISTRESOURCES_LOCAL;
    for (String file : bundle.adapt(BundleWiring.class).listResources("/", "*" + CLASS, all)) {
      String name = file.substring(0, file.length() - CLASS.length()).replace('/', '.');
      try {
        var unused =
            bundle.loadClass(name).getDeclaredMethods(); // which has it verified and linked as well
      } catch (ClassNotFoundException | LinkageError e) {
        LOG.debug("{} of {} does without something optional", name, bundle, e);
      }
    }
  }

  /** Asking for any class makes the framework say what is missing. */
  private static Exception reasonNotToResolve(Bundle bundle) {
    try {
      bundle.loadClass(FrameworkBundles.class.getName());
      return new BundleException("something that it needs was missing for a moment");
    } catch (ClassNotFoundException e) {
      return e;
    }
  }

  @Override
  public void start(long id) throws DeployException {
    Bundle bundle = bundle(id);
    try {
      bundle.start(Bundle.START_ACTIVATION_POLICY);
    } catch (BundleException e) {
      throw failure("cannot start", describe(bundle), e);
    }
  }

  @Override
  public void stop(long id) throws DeployException {
    Bundle bundle = bundle(id);
    try {
      bundle.stop();
    } catch (BundleException e) {
      throw failure("trouble while stopping", describe(bundle), e);
    }
  }

  @Override
  public void quiesce() throws DeployException {
    try {
      Thread.sleep(QUIESCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeployException("interrupted after a stop", e);
    }
  }

  @Override
  public Installed update(long id, Path jar) throws DeployException {
    Bundle bundle = bundle(id);
    try (InputStream content = Files.newInputStream(jar)) {
      bundle.update(content);
      return describe(bundle);
    } catch (BundleException | IOException e) {
      throw failure("cannot update", describe(bundle), e);
    }
  }

  @Override
  public void uninstall(long id) throws DeployException {
    Bundle bundle = bundle(id);
    try {
      bundle.uninstall();
    } catch (BundleException e) {
      throw failure("cannot uninstall", describe(bundle), e);
    }
  }

  @Override
  public List<Installed> refreshClosure(long id) {
    Bundle bundle = system.getBundle(id);
    return bundle == null
        ? List.of()
        : wiring().getDependencyClosure(List.of(bundle)).stream()
            .map(FrameworkBundles::describe)
            .toList();
  }

  @Override
  public void refresh(long id) throws DeployException {
    // An uninstalled bundle is no longer found by its id, only among those that wait for this.
    List<Bundle> pending =
        wiring().getRemovalPendingBundles().stream()
            .filter(bundle -> bundle.getBundleId() == id)
            .toList();
    if (pending.isEmpty()) {
      return;
    }
    CountDownLatch done = new CountDownLatch(1);
    wiring()
        .refreshBundles(
            pending,
            event -> {
              if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
              }
            });
    try {
      if (!done.await(REFRESH_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new DeployException("the framework did not refresh bundle " + id + " in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeployException("interrupted while refreshing bundle " + id, e);
    }
  }

  @Override
  public Map<String, Integer> services(long id) {
    Map<String, Integer> counts = new HashMap<>();
    Bundle bundle = system.getBundle(id);
    ServiceReference<?>[] services = bundle == null ? null : bundle.getRegisteredServices();
    if (services != null) {
      for (ServiceReference<?> service : services) {
        for (String contract : (String[]) service.getProperty(Constants.OBJECTCLASS)) {
          if (!HOUSEKEEPING.contains(contract)) {
            counts.merge(contract, 1, Integer::sum);
          }
        }
      }
    }
    return counts;
  }

  @Override
  public boolean awaitServices(long id, Map<String, Integer> expected) {
    Semaphore changes = new Semaphore(0);
    ServiceListener listener = event -> changes.release();
    system.addServiceListener(listener);
    try {
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SERVICE_WAIT_MILLIS);
      while (!covers(services(id), expected)) {
        if (!changes.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      system.removeServiceListener(listener);
    }
  }

  private static boolean covers(Map<String, Integer> provided, Map<String, Integer> expected) {
    return expected.entrySet().stream()
        .allMatch(wanted -> provided.getOrDefault(wanted.getKey(), 0) >= wanted.getValue());
  }

  @Override
  public Components components(long id) {
    Bundle bundle = system.getBundle(id);
    return bundle == null ? Components.NONE : new ComponentReader(system).read(bundle);
  }

  @Override
  public String reasonToStay(long id) {
    Bundle bundle = system.getBundle(id);
    return bundle == null ? "" : new StorageInUse(own).reasonToStay(bundle);
  }

  @Override
  public Set<Thread> threads(long id) {
    Bundle bundle = system.getBundle(id);
    return bundle == null ? Set.of() : BundleThreads.of(bundle);
  }

  private FrameworkWiring wiring() {
    return system.getBundle().adapt(FrameworkWiring.class);
  }

  private Bundle bundle(long id) throws DeployException {
    Bundle bundle = system.getBundle(id);
    if (bundle == null) {
      throw new DeployException("no bundle has the id " + id);
    }
    return bundle;
  }

  /** The framework's messages may take several lines; the cause says more than the wrapper. */
  private static DeployException failure(String what, Object subject, Exception e) {
    Throwable reason = e.getCause() == null ? e : e.getCause();
    String text = reason.getMessage() == null ? reason.toString() : reason.getMessage();
    return new DeployException(
        what + " " + subject + ": " + text.strip().replaceAll("\\s*\\R\\s*", " "), e);
  }
}
