package io.praetor.health.internal.run;

import io.praetor.spi.check.CheckType;

/**
 * A kind of check that is there.
 *
 * @param lane where its calls run
 */
record Kind(CheckType type, int ranking, long serviceId, Lane lane) {}
