package io.praetor.raft.internal.transport;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The way to other servers, which are named by node id. */
public interface PeerLink {

  /**
   * Sends a message and completes with the answer; fails as {@link io.praetor.api.rpc.RpcClient}
   * does. Never blocks.
   */
  CompletableFuture<byte[]> call(String id, String protocol, byte[] message, Duration timeout);

  /** Notes where a server was reached last, for as long as gossip does not know better. */
  void learn(String id, String address);
}
