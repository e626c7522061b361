package io.praetor.snapshot.internal.archive;

import java.util.List;

/**
 * What {@code meta.json} says of a state.
 *
 * @param id unique among snapshots: term, index and time in ms
 * @param index of the newest change in the state, as clients see indexes
 * @param term in which that was
 * @param servers of the datacenter, when the snapshot was made
 * @param configurationIndex log index since which those are the servers
 * @param size of {@code state.bin}
 */
public record SnapshotMeta(
    String id, long index, long term, List<Server> servers, long configurationIndex, long size) {

  /** Version of the metadata: that of Consul's, which knows what servers there are. */
  public static final int VERSION = 1;

  SnapshotMeta withSize(long bytes) {
    return new SnapshotMeta(id, index, term, servers, configurationIndex, bytes);
  }

  /**
   * A server.
   *
   * @param id node id
   * @param address {@code host:port}
   */
  public record Server(String id, String address, boolean voter) {}
}
