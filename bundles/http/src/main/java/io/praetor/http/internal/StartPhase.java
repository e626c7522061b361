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
 * has started, and a little longer, because configurations and services arrive on other threads;
 * and longer still without a way to other agents, which every agent has once its certificates are
 * read: a client would know next to no path without it.
 */
final class StartPhase implements BooleanSupplier, FrameworkListener {

  /** How long after the framework's start, or after an update of this bundle, all is there. */
  static final long GRACE_NANOS = 1_000_000_000L;

  /** How long a way to other agents may take to appear. */
  static final long GRACE_WITHOUT_WAY_NANOS = 10_000_000_000L;

  private final Bundle framework;
  private final LongSupplier nanoClock;
  private final BooleanSupplier hasWay;
  private volatile long startedNanos;

  /**
   * @param hasWay whether a way to other agents has appeared
   */
  StartPhase(BundleContext context, LongSupplier nanoClock, BooleanSupplier hasWay) {
    this.framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    this.nanoClock = nanoClock;
    this.hasWay = hasWay;
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
    long grace = hasWay.getAsBoolean() ? GRACE_NANOS : GRACE_WITHOUT_WAY_NANOS;
    return framework.getState() != Bundle.ACTIVE || nanoClock.getAsLong() - startedNanos < grace;
  }
}
