package io.praetor.rpc.internal.client;

import io.praetor.api.rpc.PeerUnreachableException;
import io.praetor.api.rpc.RpcPeer;
import io.praetor.api.rpc.RpcStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A stream that never was; its receiver is told. */
final class ClosedStream implements RpcStream {

  @Override
  public CompletableFuture<Void> send(byte[] message) {
    return CompletableFuture.failedFuture(new PeerUnreachableException("stream closed"));
  }

  @Override
  public RpcPeer peer() {
    return new RpcPeer("", List.of());
  }

  @Override
  public void end() {
    // There is nothing to end.
  }

  @Override
  public void abort(String reason) {
    // There is nobody to tell.
  }
}
