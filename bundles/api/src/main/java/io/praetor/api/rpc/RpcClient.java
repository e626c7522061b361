package io.praetor.api.rpc;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Asks the server port of other agents. Connections are made when needed, shared, and kept; each
 * protocol has its own to a peer, so that one cannot hold up the other. Thread-safe; nothing
 * blocks.
 */
@ProviderType
public interface RpcClient {

  /** Largest message in either direction of a call. */
  int MESSAGE_BYTES_MAX = 8 * 1024 * 1024;

  /**
   * Sends a message and completes with the answer. Calls to one peer and protocol arrive in the
   * order in which they were made; answers come in any order. Cancelling the future forgets the
   * call.
   *
   * <p>Fails with {@link PeerUnreachableException} when it surely did not arrive, {@link
   * PeerLostException} when it may have, {@link java.util.concurrent.TimeoutException}, or with the
   * {@link io.praetor.api.error.PlatformException} that the peer answered.
   */
  CompletableFuture<byte[]> call(
      InetSocketAddress peer, String protocol, byte[] request, Duration timeout);

  /**
   * Opens a stream in both directions, with flow control of its own.
   *
   * @param receiver is told of everything that comes; failures to connect come as a close
   */
  RpcStream open(InetSocketAddress peer, String protocol, RpcStream.Receiver receiver);
}
