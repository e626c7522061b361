package io.praetor.rpc.internal.relay;

import io.praetor.api.rpc.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Writes down what a client would get. */
final class RecordingSink implements ApiResponse.Sink {

  final StringBuilder got = new StringBuilder();
  Throwable failure;

  /** What the next piece waits for. */
  CompletableFuture<Void> room = CompletableFuture.completedFuture(null);

  @Override
  public void head(int status, Map<String, List<String>> headers) {
    got.append(status).append(headers).append(' ');
  }

  @Override
  public CompletableFuture<Void> body(byte[] piece) {
    got.append(new String(piece, StandardCharsets.UTF_8));
    return room;
  }

  @Override
  public void end() {
    got.append(" end");
  }

  @Override
  public void fail(Throwable cause) {
    got.append("failed");
    failure = cause;
  }
}
