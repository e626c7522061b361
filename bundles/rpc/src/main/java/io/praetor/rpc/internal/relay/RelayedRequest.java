package io.praetor.rpc.internal.relay;

import io.praetor.api.rpc.ApiServer;
import io.praetor.api.rpc.RpcStream;
import io.praetor.rpc.internal.server.ByteBudget;

/** One request that arrives; on the event loop of its connection. */
final class RelayedRequest implements RpcStream.Receiver {

  private final RpcStream stream;
  private final ApiServer server;
  private final ByteBudget budget;
  private RequestHead head;
  private IncomingBody body;

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
      if (head == null) {
        head = RequestHead.decode(message);
        body = new IncomingBody(head.bodyLength(), budget);
      } else {
        body.add(message);
      }
      taken.run();
    } catch (MalformedRelayException e) {
      refuse(e);
    }
  }

  @Override
  public void ended() {
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
    release();
    stream.abort("not a request: " + problem.getMessage());
  }

  @Override
  public void aborted(String reason) {
    release();
    if (cancel != null) {
      cancel.run();
    }
  }

  private void release() {
    if (body != null) {
      body.release();
    }
  }
}
