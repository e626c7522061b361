package io.praetor.rpc.internal.channel;

import io.praetor.api.rpc.RpcStream;

/** Who wants to tell a stream that never was from one that broke. */
public interface ConnectReceiver extends RpcStream.Receiver {

  /**
   * No connection could be made, or nobody there took the stream: nothing was done. Nothing
   * follows.
   */
  void untouched(String reason);
}
