/** Intervals as lines of statsd. */
package io.praetor.metrics.internal.statsd;
