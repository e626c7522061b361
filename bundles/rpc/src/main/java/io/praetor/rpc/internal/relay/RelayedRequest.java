package io.praetor.rpc.internal.relay;

import io.praetor.api.rpc.ApiServer;
import io.praetor.api.rpc.PeerLostException;
import io.praetor.api.rpc.RpcStream;
import io.praetor.rpc.internal.server.ByteBudget;

/** One request that arrives; on the event loop of its connection. */
final class RelayedRequest implements RpcStream.Receiver {

  private final RpcStream stream;
  private final ApiServer server;
  private final ByteBudget budget;
  private RequestHead head;
  private IncomingBody body;

  /** Instead of a body, when that is streamed. */
  private IncomingPieces pieces;

  /** Null until the request is being answered. */
  private Runnable cancel;

  RelayedRequest(RpcStream stream, ApiServer server, ByteBudget budget) {
    this.stream = stream;
    this.server = server;
    this.budget = budget;
  }

  @Override
  public void message(byte[] message, Runnable taken) {
    try {
      if (pieces != null) {
        pieces.add(message, taken);
        return;
      }
      if (head == null) {
        begin(RequestHead.decode(message));
      } else {
        body.add(message);
      }
      taken.run();
    } catch (MalformedRelayException e) {
      refuse(e);
    }
  }

  private void begin(RequestHead decoded) {
    head = decoded;
    if (!head.isStreamed()) {
      body = new IncomingBody(head.bodyLength(), budget);
      return;
    }
    RelayedResponse response = new RelayedResponse(stream);
    pieces = new IncomingPieces(response::goOn, budget);
    cancel = server.serve(head.with(pieces), response);
  }

  @Override
  public void ended() {
    if (pieces != null) {
      pieces.end();
      return;
    }
    try {
      if (head == null) {
        throw new MalformedRelayException("it has no head");
      }
      byte[] whole = body.whole();
      body.release();
      cancel = server.serve(head.with(whole), new RelayedResponse(stream));
    } catch (MalformedRelayException e) {
      refuse(e);
    }
  }

  private void refuse(MalformedRelayException problem) {
    stream.abort("not a request: " + problem.getMessage());
    release("it broke off");
  }

  @Override
  public void aborted(String reason) {
    release(reason);
  }

  private void release(String reason) {
    if (pieces != null) {
      pieces.fail(new PeerLostException(reason));
    }
    if (cancel != null) {
      cancel.run();
    }
    if (body != null) {
      body.release();
    }
  }
}
