package io.praetor.rpc.internal.channel;

import io.praetor.api.rpc.RpcStream;

/** Who wants to tell a stream that never was from one that broke. */
public interface ConnectReceiver extends RpcStream.Receiver {

  /** No connection could be made: nothing was sent. Nothing follows. */
  void unreachable(String reason);
}
