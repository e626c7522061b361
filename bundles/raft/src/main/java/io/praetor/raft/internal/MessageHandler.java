package io.praetor.raft.internal;

import io.praetor.api.error.UnavailableException;
import io.praetor.api.rpc.RpcHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Passes messages of other servers to the log, while there is one. */
final class MessageHandler implements RpcHandler {

  private final LogService log;

  MessageHandler(LogService log) {
    this.log = log;
  }

  @Override
  public CompletionStage<byte[]> handle(byte[] request) {
    RaftNode node = log.node();
    return node == null
        ? CompletableFuture.failedFuture(new UnavailableException("This server has no log yet"))
        : node.handle(request);
  }
}
