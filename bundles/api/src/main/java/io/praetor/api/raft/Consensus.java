package io.praetor.api.raft;

import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The replicated log of this datacenter. Registered by a server from the moment its log is open,
 * with or without a leader. All methods may be called by any thread, event loops included, and
 * never block.
 */
@ProviderType
public interface Consensus {

  /**
   * Appends a command, waits until a quorum has it on disk and it has been applied, and completes
   * with what {@link ReplicatedState#apply} made of it. Commands submitted by one thread one after
   * the other are applied in that order; concurrent ones may share a log entry.
   *
   * <p>Fails with {@link io.praetor.api.error.NoLeaderException} when no leader takes it. A failure
   * after the command was sent does not say whether it was applied.
   *
   * @param command opaque bytes, owned by the log from now on
   */
  CompletableFuture<byte[]> submit(byte[] command);

  /**
   * The place up to which the local state must have been applied before a read of this mode may be
   * answered. Already complete on a leader with a valid lease in mode {@link ReadMode#DEFAULT}, and
   * always in mode {@link ReadMode#STALE}. Until a new leader has applied everything that earlier
   * leaders acknowledged, this does not complete: a restarted server never answers from the past.
   *
   * <p>Fails with {@link io.praetor.api.error.NoLeaderException} when there is no leader.
   */
  CompletableFuture<LogPosition> readBarrier(ReadMode mode);

  /** What is known just now; cheap enough for every request. */
  RaftStatus status();
}
