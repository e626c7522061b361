package io.praetor.rpc.internal.relay;

import io.praetor.api.rpc.RpcStream;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** Sends bytes of any number as messages of a stream, as fast as it takes them. */
final class PieceSender {

  private PieceSender() {}

  /** Completes when more may follow. */
  static CompletableFuture<Void> send(RpcStream stream, byte[] bytes) {
    if (bytes.length <= RpcStream.MESSAGE_BYTES_MAX) {
      return stream.send(bytes);
    }
    CompletableFuture<Void> sent = new CompletableFuture<>();
    next(stream, bytes, 0, sent);
    return sent;
  }

  /** A loop while the stream takes them at once, so that the stack does not grow. */
  private static void next(RpcStream stream, byte[] bytes, int from, CompletableFuture<Void> sent) {
    int at = from;
    while (at < bytes.length) {
      int to = Math.min(bytes.length, at + RpcStream.MESSAGE_BYTES_MAX);
      CompletableFuture<Void> taken = stream.send(Arrays.copyOfRange(bytes, at, to));
      at = to;
      if (!taken.isDone() || taken.isCompletedExceptionally()) {
        int rest = at;
        var unused =
            taken.whenComplete(
                (done, failure) -> {
                  if (failure == null) {
                    next(stream, bytes, rest, sent);
                  } else {
                    sent.completeExceptionally(failure);
                  }
                });
        return;
      }
    }
    sent.complete(null);
  }
}
