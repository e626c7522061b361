package io.praetor.http.internal;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;

/**
 * Whether parts of the agent may still be about to appear for the first time: until the framework
 * has started, and a little longer, because configurations and services arrive on other threads.
 */
final class StartPhase implements BooleanSupplier, FrameworkListener {

  /** How long after the framework's start, or after an update of this bundle, all is there. */
  static final long GRACE_NANOS = 1_000_000_000L;

  private final Bundle framework;
  private final LongSupplier nanoClock;
  private volatile long startedNanos;

  StartPhase(BundleContext context, LongSupplier nanoClock) {
    this.framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    this.nanoClock = nanoClock;
    this.startedNanos = nanoClock.getAsLong();
    context.addFrameworkListener(this);
  }

  @Override
  public void frameworkEvent(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.STARTED) {
      startedNanos = nanoClock.getAsLong();
    }
  }

  @Override
  public boolean getAsBoolean() {
    return framework.getState() != Bundle.ACTIVE
        || nanoClock.getAsLong() - startedNanos < GRACE_NANOS;
  }
}
