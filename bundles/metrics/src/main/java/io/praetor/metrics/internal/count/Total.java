package io.praetor.metrics.internal.count;

/**
 * A series since the agent began.
 *
 * @param latest what came in the interval before this one and in this one so far
 */
public record Total(boolean counter, long count, double sum, Figures latest) {}
