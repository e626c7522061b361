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
  private boolean begun; // guarded by this

  RelayedResponse(RpcStream stream) {
    this.stream = stream;
  }

  /** Asks for the pieces of the request's body, unless that has been answered without. */
  synchronized void goOn() {
    if (!begun) {
      var unused = stream.send(ResponseHead.goOn());
    }
  }

  @Override
  public synchronized void head(int status, Map<String, List<String>> headers) {
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
  public synchronized void fail(Throwable cause) {
    if (begun) {
      stream.abort(String.valueOf(cause.getMessage()));
      return;
    }
    begun = true;
    var unused = stream.send(ResponseHead.encode(cause));
    stream.end();
  }
}
