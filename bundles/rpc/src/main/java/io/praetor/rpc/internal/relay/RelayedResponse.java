package io.praetor.rpc.internal.relay;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.api.rpc.RpcStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Sends a response back, piece by piece. Calls come in order, by any thread. */
final class RelayedResponse implements ApiResponse.Sink {

  private final RpcStream stream;
  private volatile boolean begun;

  RelayedResponse(RpcStream stream) {
    this.stream = stream;
  }

  @Override
  public void head(int status, Map<String, List<String>> headers) {
    byte[] head = ResponseHead.encode(status, headers);
    if (head.length > RpcStream.MESSAGE_BYTES_MAX) {
      fail(new OperationFailedException("the headers of the response are too large"));
      return;
    }
    begun = true;
    var unused = stream.send(head);
  }

  @Override
  public CompletableFuture<Void> body(byte[] piece) {
    return PieceSender.send(stream, piece);
  }

  @Override
  public void end() {
    stream.end();
  }

  @Override
  public void fail(Throwable cause) {
    if (begun) {
      stream.abort(String.valueOf(cause.getMessage()));
      return;
    }
    var unused = stream.send(ResponseHead.encode(cause));
    stream.end();
  }
}
