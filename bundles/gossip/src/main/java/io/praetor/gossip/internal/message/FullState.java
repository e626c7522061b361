package io.praetor.gossip.internal.message;

import java.util.List;

/**
 * Everything that a member knows, sent over TCP.
 *
 * @param join whether the sender is joining
 * @param nodes all nodes
 * @param user state of the layer above, opaque
 */
public record FullState(boolean join, List<NodeRecord> nodes, byte[] user) {}
