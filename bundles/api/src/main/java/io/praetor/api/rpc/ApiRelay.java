package io.praetor.api.rpc;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sends API requests to servers: a client agent's to one of its datacenter, anybody's to another
 * datacenter. It chooses the server, and tries another one when that is safe. Thread-safe; nothing
 * blocks.
 */
@ProviderType
public interface ApiRelay {

  /**
   * Whether requests for this agent's own datacenter are to be relayed too, because the agent is no
   * server itself.
   */
  boolean relaysHome();

  /**
   * Sends a request to a server of a datacenter. The sink fails with {@link
   * io.praetor.api.error.UnknownDatacenterException}, or with an {@link
   * io.praetor.api.error.OperationFailedException} such as "No known Consul servers".
   *
   * @return to be run when nobody waits for the answer any more
   */
  Runnable send(String datacenter, ApiRequest request, ApiResponse.Sink sink);

  /** As {@link #send}, for answers that are small and finite. */
  CompletableFuture<ApiResponse> ask(String datacenter, ApiRequest request);

  /** The known datacenters, nearest first, this agent's own included. */
  List<String> datacenters();
}
