package io.praetor.api.metrics;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Where an agent counts what it does. Optional: nobody waits for it. Names are Consul's without the
 * prefix ({@code raft.apply}); the same name and labels give the same series. Handles are looked up
 * once, cost nothing to keep, and stay usable when this service is gone; what they count is then
 * seen by nobody, so whoever follows the service looks them up again. Any thread, nothing blocks.
 */
@ProviderType
public interface Metrics {

  /** A number that only grows, such as requests. */
  Counter counter(String name, Label... labels);

  /** Values of which the number, sum, extremes and quantiles are told; durations are in ms. */
  Sample sample(String name, Label... labels);
}
