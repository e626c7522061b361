package io.praetor.http.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/** Another version of this bundle that runs still, and is to be replaced by this one. */
final class Predecessor {

  private final BundleContext context;
  private final Bundle bundle;
  private volatile Watch watch;

  private Predecessor(BundleContext context, Bundle bundle) {
    this.context = context;
    this.bundle = bundle;
  }

  static Optional<Predecessor> find(BundleContext context) {
    Bundle own = context.getBundle();
    return Arrays.stream(context.getBundles())
        .filter(other -> other.getBundleId() != own.getBundleId())
        .filter(other -> own.getSymbolicName().equals(other.getSymbolicName()))
        .filter(other -> other.getState() == Bundle.ACTIVE)
        .map(other -> new Predecessor(context, other))
        .findAny();
  }

  /** Does something once, as soon as it stops, on the thread that stops it. */
  void whenItStops(Runnable action) {
    watch = new Watch(action);
    watch.begin();
  }

  /** Its end is of no interest any more. */
  void forget() {
    if (watch != null) {
      context.removeBundleListener(watch);
    }
  }

  private final class Watch implements SynchronousBundleListener {

    private final Runnable action;
    private final AtomicBoolean done = new AtomicBoolean();

    Watch(Runnable action) {
      this.action = action;
    }

    void begin() {
      context.addBundleListener(this);
      look();
    }

    @Override
    public void bundleChanged(BundleEvent event) {
      if (event.getBundle().equals(bundle)) {
        look();
      }
    }

    private void look() {
      if (bundle.getState() != Bundle.ACTIVE && done.compareAndSet(false, true)) {
        context.removeBundleListener(this);
        action.run();
      }
    }
  }
}
