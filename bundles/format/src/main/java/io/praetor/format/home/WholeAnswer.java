package io.praetor.format.home;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiResponse;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Collects an answer. Pieces come one after the other. */
final class WholeAnswer implements ApiResponse.Sink {

  /** More than any answer that an agent has use for itself. */
  static final int BODY_BYTES_MAX = 64 * 1024 * 1024;

  private static final CompletableFuture<Void> TAKEN = CompletableFuture.completedFuture(null);

  private final CompletableFuture<ApiResponse> whole = new CompletableFuture<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;
  private Map<String, List<String>> headers = Map.of();

  CompletableFuture<ApiResponse> whole() {
    return whole;
  }

  @Override
  public synchronized void head(int newStatus, Map<String, List<String>> newHeaders) {
    status = newStatus;
    headers = newHeaders;
  }

  @Override
  public synchronized CompletableFuture<Void> body(byte[] piece) {
    if (piece.length > BODY_BYTES_MAX - body.size()) {
      fail(new OperationFailedException("the answer is larger than " + BODY_BYTES_MAX + " bytes"));
      body.reset();
    }
    if (!whole.isDone()) {
      body.writeBytes(piece);
    }
    return TAKEN;
  }

  @Override
  public synchronized void end() {
    boolean unused = whole.complete(new ApiResponse(status, headers, body.toByteArray()));
  }

  @Override
  public void fail(Throwable cause) {
    boolean unused = whole.completeExceptionally(cause);
  }
}
