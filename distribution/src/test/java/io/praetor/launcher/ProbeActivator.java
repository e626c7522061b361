package io.praetor.launcher;

import io.praetor.api.agent.SignalListener;
import java.util.function.Consumer;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Goes into a bundle that {@link AgentFrameworkTest} builds. It tells what it sees through system
 * properties, the one thing that both class loaders share.
 */
public final class ProbeActivator implements BundleActivator {

  static final String ARGS = "praetor.test.args";
  static final String RELOADED = "praetor.test.reloaded";
  static final String SIGNALLED = "praetor.test.signalled";
  static final String STOPPED = "praetor.test.stopped";

  @Override
  public void start(BundleContext context) throws Exception {
    System.setProperty(ARGS, context.getProperty("praetor.args"));
    Runnable reload = () -> System.setProperty(RELOADED, "yes");
    context.registerService(
        Runnable.class,
        reload,
        FrameworkUtil.asDictionary(java.util.Map.of("praetor.reload", true)));
    SignalListener listener =
        signal -> {
          System.setProperty(SIGNALLED, signal);
          runStops(context);
        };
    context.registerService(SignalListener.class, listener, null);
    for (ServiceReference<?> reference :
        context.getServiceReferences(Consumer.class, "(praetor.fatal=true)")) {
      @SuppressWarnings("unchecked")
      Consumer<String> fatal = (Consumer<String>) context.getService(reference);
      fatal.accept("probe");
    }
  }

  private static void runStops(BundleContext context) {
    try {
      context.getServiceReferences(Runnable.class, "(praetor.stop=true)").stream()
          .map(context::getService)
          .forEach(Runnable::run);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop(BundleContext context) {
    System.setProperty(STOPPED, "yes");
  }
}
