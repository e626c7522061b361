package io.praetor.api.discovery;

import java.util.List;

/**
 * What a prepared query found.
 *
 * @param service name of the service that it looked for
 * @param datacenter where it found instances
 * @param ttlSeconds how long the answer may be kept; {@link #UNSAID}
 * @param instances in the order in which they are to be told
 */
public record QueryOutcome(
    String service, String datacenter, long ttlSeconds, List<Instance> instances) {

  /** The query says nothing of it. */
  public static final long UNSAID = -1;

  public QueryOutcome {
    instances = List.copyOf(instances);
  }
}
