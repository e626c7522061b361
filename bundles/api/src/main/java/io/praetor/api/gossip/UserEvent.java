package io.praetor.api.gossip;

/**
 * An event as it was sent.
 *
 * @param lamportTime orders events of one pool, as far as cause and effect order them
 * @param name as it was fired
 * @param payload never changed by anyone
 */
public record UserEvent(long lamportTime, String name, byte[] payload) {}
