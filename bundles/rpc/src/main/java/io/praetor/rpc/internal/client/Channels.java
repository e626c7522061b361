package io.praetor.rpc.internal.client;

import io.praetor.api.rpc.RpcClient;
import io.praetor.api.rpc.RpcStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What the relay needs beyond what other bundles do. A service inside this bundle. */
public interface Channels extends RpcClient {

  /**
   * As {@link RpcClient#open}, to a server of any datacenter.
   *
   * @param datacenter whose servers the peer has to be one of, where that has to be proved
   * @param receiver also told, if it is a {@link io.praetor.rpc.internal.channel.ConnectReceiver},
   *     that nothing was sent
   */
  RpcStream open(
      InetSocketAddress peer, String datacenter, String protocol, RpcStream.Receiver receiver);

  /**
   * As {@link RpcClient#call}, to a server of this agent's datacenter to which this agent shows no
   * certificate.
   */
  CompletableFuture<byte[]> callUncertified(
      InetSocketAddress peer, String protocol, byte[] request, Duration timeout);

  /**
   * Runs a task later, on an event loop.
   *
   * @return to be run when it is not to be run any more
   */
  Runnable later(long millis, Runnable task);
}
