package io.praetor.launcher;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Asks the components that listen to signals, and waits for them. Their interface is a bundle's,
 * and the process's own class path has none of those, so it is called by name.
 */
final class SignalCall {

  static final String LISTENER = "io.praetor.api.agent.SignalListener";

  /** As long as {@code SignalListener.PATIENCE_MILLIS}, which is Consul's limit for a leave. */
  static final long PATIENCE_MILLIS = 15_000;

  private static final String METHOD = "beforeStop";
  private static final Logger LOG = Logger.getLogger(SignalCall.class.getName());

  private final BundleContext context; // null when the framework is not there (any more)
  private final String signal;

  /**
   * @param signal {@code INT} or {@code TERM}
   */
  SignalCall(BundleContext context, String signal) {
    this.context = context;
    this.signal = signal;
  }

  /** Returns when all have been asked, or the time is over. */
  void await(long millis) {
    ServiceReference<?>[] references = listeners();
    CountDownLatch left = new CountDownLatch(references.length);
    for (ServiceReference<?> reference : references) {
      Thread thread = new Thread(() -> call(reference, left), "praetor-signal");
      thread.setDaemon(true);
      thread.start();
    }
    try {
      if (!left.await(millis, TimeUnit.MILLISECONDS)) {
        LOG.warning("Timeout on graceful leave. Exiting");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private ServiceReference<?>[] listeners() {
    try {
      ServiceReference<?>[] found =
          context == null ? null : context.getAllServiceReferences(LISTENER, null);
      return found == null ? new ServiceReference<?>[0] : found;
    } catch (InvalidSyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void call(ServiceReference<?> reference, CountDownLatch left) {
    try {
      Object listener = context.getService(reference);
      if (listener != null) {
        Class<?> type = listenerType(listener);
        Method method = type.getMethod(METHOD, String.class);
        method.invoke(listener, signal);
      }
    } catch (InvocationTargetException failure) {
      LOG.log(Level.SEVERE, "Error on leave", failure.getCause());
    } catch (ReflectiveOperationException | RuntimeException failure) {
      LOG.log(Level.SEVERE, "Error on leave", failure);
    } finally {
      left.countDown();
    }
  }

  /** The interface is public where the class that implements it need not be. */
  private static Class<?> listenerType(Object listener) throws ClassNotFoundException {
    return Class.forName(LISTENER, false, listener.getClass().getClassLoader());
  }
}
