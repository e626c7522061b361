package io.praetor.deploy.guest;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** What a test bundle does, as its manifest says. */
public final class GuestActivator implements BundleActivator {

  /** Header: {@code true} makes the start fail, {@code stop} the stop. */
  public static final String FAILS = "Guest-Fails";

  /** Header: {@code true} registers no service. */
  public static final String SILENT = "Guest-Silent";

  /** Header: in its {@code start} or {@code stop} it does not come to an end. */
  public static final String HANGS = "Guest-Hangs";

  /** Header: {@code true} hangs on when it is interrupted, until {@link #RELEASE} opens. */
  public static final String STUBBORN = "Guest-Stubborn";

  /** Where in the properties of the system, which all bundles see, a latch is. */
  public static final String RELEASE = "guest.release";

  /** Header: {@code true} leaves a thread behind, {@code guest-thread}. */
  public static final String LEAKS = "Guest-Leaks";

  @Override
  public void start(BundleContext context) throws InterruptedException {
    hang(context, "start");
    if (says(context, LEAKS)) {
      Thread thread = new Thread(GuestActivator::stay, "guest-thread");
      thread.setDaemon(true);
      thread.start();
    }
    if (says(context, FAILS)) {
      throw new IllegalStateException("told to fail");
    }
    if (!says(context, SILENT)) {
      String version = context.getBundle().getVersion().toString();
      context.registerService(Callable.class, () -> version, null);
    }
  }

  private static boolean says(BundleContext context, String header) {
    return "true".equals(context.getBundle().getHeaders().get(header));
  }

  private static void stay() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void hang(BundleContext context, String where) throws InterruptedException {
    if (where.equals(context.getBundle().getHeaders().get(HANGS))) {
      if (says(context, STUBBORN)) {
        hangOn();
      } else {
        new CountDownLatch(1).await();
      }
    }
  }

  private static void hangOn() {
    CountDownLatch release = (CountDownLatch) System.getProperties().get(RELEASE);
    while (release.getCount() > 0) {
      try {
        release.await();
      } catch (InterruptedException e) {
        // This is what it is here for.
      }
    }
  }

  /** The framework takes the service away. */
  @Override
  public void stop(BundleContext context) throws InterruptedException {
    hang(context, "stop");
    if ("stop".equals(context.getBundle().getHeaders().get(FAILS))) {
      throw new IllegalStateException("told to fail");
    }
  }
}
