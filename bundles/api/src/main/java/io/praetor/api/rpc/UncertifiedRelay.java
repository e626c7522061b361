package io.praetor.api.rpc;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The way to servers of an agent that has no certificate yet: connections on which it proves
 * nothing, while servers prove themselves as ever. Thread-safe; nothing blocks.
 */
@ProviderType
public interface UncertifiedRelay {

  /**
   * Asks one server of this agent's datacenter; after a failure the next one asks another server.
   * Fails as {@link RpcClient#call} does, and with an {@link
   * io.praetor.api.error.OperationFailedException} when no server is known.
   *
   * @param protocol one whose handler has {@link RpcHandler#UNCERTIFIED}
   */
  CompletableFuture<byte[]> askUncertified(String protocol, byte[] request, Duration timeout);
}
