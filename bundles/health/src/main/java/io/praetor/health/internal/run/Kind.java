package io.praetor.health.internal.run;

import io.praetor.spi.check.CheckType;

/**
 * A kind of check that is there. It is a service, no value: equal to itself only.
 *
 * @param lane where its calls run
 */
record Kind(CheckType type, int ranking, long serviceId, Lane lane) {

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
