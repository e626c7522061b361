package io.praetor.api.metrics;

import org.osgi.annotation.versioning.ProviderType;

/** Takes values. Any thread; takes some ten nanoseconds, allocates nothing. */
@ProviderType
@FunctionalInterface
public interface Sample {

  /** Takes values for nobody: what to hold while there are no {@link Metrics}. */
  Sample NONE = value -> {};

  /** Takes a value; those that are not finite are dropped. */
  void add(double value);
}
