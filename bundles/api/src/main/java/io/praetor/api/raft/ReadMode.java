package io.praetor.api.raft;

/** How fresh a read must be; the names are those of the HTTP API. */
public enum ReadMode {
  /** Linearizable under the leader's lease. */
  DEFAULT,
  /** Linearizable, confirmed by a quorum round. */
  CONSISTENT,
  /** Whatever this server has. */
  STALE
}
