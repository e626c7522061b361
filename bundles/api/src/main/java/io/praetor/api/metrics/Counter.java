package io.praetor.api.metrics;

import org.osgi.annotation.versioning.ProviderType;

/** Counts. Any thread; takes some ten nanoseconds, allocates nothing. */
@ProviderType
@FunctionalInterface
public interface Counter {

  /** Counts for nobody: what to hold while there are no {@link Metrics}. */
  Counter NONE = amount -> {};

  void add(long amount);
}
