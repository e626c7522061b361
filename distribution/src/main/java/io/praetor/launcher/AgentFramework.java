package io.praetor.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** The OSGi framework of this agent, with the bundles of the installation. */
final class AgentFramework {

  private static final Logger LOG = Logger.getLogger(AgentFramework.class.getName());
  private static final String RELOAD_FILTER = "(praetor.reload=true)";

  private final Framework framework;

  AgentFramework(Map<String, String> settings) throws BundleException {
    FrameworkFactory factory =
        ServiceLoader.load(FrameworkFactory.class, AgentFramework.class.getClassLoader())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no OSGi framework on the class path"));
    framework = factory.newFramework(settings);
    framework.init();
    framework.getBundleContext().addFrameworkListener(this::report);
  }

  /** Lets every component say that the agent cannot run. */
  void provideFatalSink(Consumer<String> sink) {
    framework
        .getBundleContext()
        .registerService(
            Consumer.class, sink, FrameworkUtil.asDictionary(Map.of("praetor.fatal", true)));
  }

  /** Lets a component stop the agent in good order, as after it has left its cluster. */
  void provideStop(Runnable stop) {
    framework
        .getBundleContext()
        .registerService(
            Runnable.class, stop, FrameworkUtil.asDictionary(Map.of("praetor.stop", true)));
  }

  /** Gives the console what the command line can do; an agent that stops needs no console. */
  void provideCommands() {
    BundleContext context = framework.getBundleContext();
    if (context == null) {
      return;
    }
    try {
      new ConsoleCommands(context).provide();
    } catch (ClassNotFoundException | IllegalStateException e) {
      if (isRunning()) {
        LOG.log(Level.WARNING, "The console has no commands of the command line", e);
      }
    }
  }

  private boolean isRunning() {
    return (framework.getState() & (Bundle.STARTING | Bundle.ACTIVE)) != 0;
  }

  /** Components that want to know that a signal came, and may first do something about it. */
  SignalCall signal(String name) {
    return new SignalCall(framework.getBundleContext(), name);
  }

  void install(Installation installation) throws BundleException, IOException {
    BundleContext context = framework.getBundleContext();
    for (Path jar : installation.bundles()) {
      // By reference: the framework reads the jar where it is and makes no copy.
      Bundle bundle = context.installBundle("reference:" + jar.toUri());
      bundle
          .adapt(BundleStartLevel.class)
          .setStartLevel(StartOrder.levelOf(jar.getFileName().toString()));
      if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
        bundle.start(Bundle.START_ACTIVATION_POLICY);
      }
    }
  }

  /** Starts what reads the configuration, and returns when that has started. */
  void startConfiguration() throws BundleException {
    framework.start();
  }

  /** Starts everything else, on the framework's own thread. */
  void startRest() {
    framework.adapt(FrameworkStartLevel.class).setStartLevel(StartOrder.LAST);
  }

  /** Runs what re-reads the configuration; a reload before that is there is none. */
  void reload() {
    BundleContext context = framework.getBundleContext();
    if (context == null) {
      return;
    }
    try {
      for (ServiceReference<Runnable> reference :
          context.getServiceReferences(Runnable.class, RELOAD_FILTER)) {
        Runnable reload = context.getService(reference);
        if (reload != null) {
          try {
            reload.run();
          } finally {
            context.ungetService(reference);
          }
        }
      }
    } catch (InvalidSyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Stops every bundle in reverse order; returns whether all was over in time. */
  boolean stop(long timeoutMillis) {
    try {
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
      framework.stop();
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      FrameworkEvent event = framework.waitForStop(Math.max(1, left));
      return event.getType() == FrameworkEvent.STOPPED;
    } catch (BundleException failure) {
      LOG.log(Level.SEVERE, "The framework did not stop", failure);
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void report(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.ERROR) {
      // Everything else is what a bundle met with while it runs, such as another one's service.
      boolean ownFault = event.getThrowable() instanceof BundleException;
      String what = ownFault ? " failed to start" : " met with an error";
      LOG.log(Level.SEVERE, "Bundle " + event.getBundle() + what, event.getThrowable());
    } else if (event.getType() == FrameworkEvent.STARTLEVEL_CHANGED
        && framework.adapt(FrameworkStartLevel.class).getStartLevel() == StartOrder.LAST) {
      LOG.info("All bundles started: after_ms=" + millisSinceExec());
    }
  }

  private static long millisSinceExec() {
    return ProcessHandle.current()
        .info()
        .startInstant()
        .map(start -> Duration.between(start, Instant.now()).toMillis())
        .orElse(-1L);
  }
}
