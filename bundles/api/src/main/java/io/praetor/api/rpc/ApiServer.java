package io.praetor.api.rpc;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Answers API requests that did not come in through a listener: those that another agent relayed.
 * The rules of the listeners (blocked paths, networks that may write) are the relaying agent's.
 */
@ProviderType
public interface ApiServer {

  /**
   * Answers a request; never blocks.
   *
   * @return to be run when nobody waits for the answer any more
   */
  Runnable serve(ApiRequest request, ApiResponse.Sink sink);
}
