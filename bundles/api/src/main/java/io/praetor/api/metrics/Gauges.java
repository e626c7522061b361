package io.praetor.api.metrics;

import org.osgi.annotation.versioning.ProviderType;

/** Takes the values of one moment; usable only during the call that it was passed to. */
@ProviderType
@FunctionalInterface
public interface Gauges {

  void set(String name, double value, Label... labels);
}
