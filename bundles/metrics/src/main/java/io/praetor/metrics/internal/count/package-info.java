/** Counting: handles, series, intervals. */
package io.praetor.metrics.internal.count;
