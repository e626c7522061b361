package io.praetor.api.raft;

/**
 * A member of the replicated log.
 *
 * @param id the node id, which outlives every address
 * @param address {@code host:port} of its server port
 * @param voter false while it only listens
 */
public record RaftPeer(String id, String address, boolean voter) {}
