package io.praetor.gossip.internal.message;

/**
 * Protocol versions of a member: those of memberlist, then those of serf ("delegate").
 *
 * @param min lowest that it understands
 * @param max highest that it understands
 * @param current the one that it speaks
 */
public record Versions(
    int min, int max, int current, int delegateMin, int delegateMax, int delegateCurrent) {}
