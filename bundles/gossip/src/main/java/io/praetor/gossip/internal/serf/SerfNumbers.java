package io.praetor.gossip.internal.serf;

/**
 * Numbers for people.
 *
 * @param coordinateResets how often the own place was given up as nonsense
 * @param malformed messages that could not be read, since the start
 */
public record SerfNumbers(
    int members,
    int failed,
    int left,
    SerfOptions.Clocks clocks,
    long coordinateResets,
    long malformed) {}
