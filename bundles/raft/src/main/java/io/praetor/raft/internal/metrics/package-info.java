/** Stands in for the metrics of the embedded log, which nobody reads. */
package io.praetor.raft.internal.metrics;
