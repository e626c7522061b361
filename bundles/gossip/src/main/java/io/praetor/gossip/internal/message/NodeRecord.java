package io.praetor.gossip.internal.message;

/**
 * A node as one member tells another in a full exchange.
 *
 * @param name unique in the pool
 * @param endpoint where it is
 * @param meta its tags, encoded; at most 512 bytes
 * @param incarnation how often it has spoken for itself
 * @param state what the sender believes
 * @param versions null when the sender does not know them
 */
public record NodeRecord(
    String name,
    Endpoint endpoint,
    byte[] meta,
    long incarnation,
    NodeState state,
    Versions versions) {}
