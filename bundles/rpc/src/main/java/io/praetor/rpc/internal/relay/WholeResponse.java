package io.praetor.rpc.internal.relay;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.api.rpc.RpcClient;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A response as one piece, if it is a small one. */
final class WholeResponse extends CompletableFuture<ApiResponse> implements ApiResponse.Sink {

  private static final int BYTES_MAX = RpcClient.MESSAGE_BYTES_MAX;
  private static final CompletableFuture<Void> TAKEN = completedFuture(null);

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;
  private Map<String, List<String>> headers = Map.of();
  private volatile Runnable canceller;

  /** Set once the request is on its way. */
  void cancelledBy(Runnable run) {
    canceller = run;
    if (isCancelled()) {
      run.run();
    }
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    boolean cancelled = super.cancel(mayInterrupt);
    stop();
    return cancelled;
  }

  private void stop() {
    Runnable run = canceller;
    if (run != null) {
      run.run();
    }
  }

  @Override
  public void head(int itsStatus, Map<String, List<String>> itsHeaders) {
    status = itsStatus;
    headers = itsHeaders;
  }

  @Override
  public CompletableFuture<Void> body(byte[] piece) {
    if (body.size() + piece.length > BYTES_MAX) {
      completeExceptionally(new OperationFailedException("the response is too large"));
      stop();
    } else if (!isDone()) {
      body.writeBytes(piece);
    }
    return TAKEN;
  }

  @Override
  public void end() {
    complete(new ApiResponse(status, headers, body.toByteArray()));
  }

  @Override
  public void fail(Throwable cause) {
    completeExceptionally(cause);
  }
}
