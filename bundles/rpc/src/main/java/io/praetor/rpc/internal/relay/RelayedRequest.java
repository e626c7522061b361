package io.praetor.rpc.internal.relay;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.rpc.ApiServer;
import io.praetor.api.rpc.PeerLostException;
import io.praetor.api.rpc.RpcStream;
import io.praetor.rpc.internal.server.ByteBudget;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One request that arrives; on the event loop of its connection. */
final class RelayedRequest implements RpcStream.Receiver {

  private static final int FORBIDDEN = 403;

  private final RpcStream stream;
  private final Binding binding;
  private final ApiServer server;
  private final ByteBudget budget;
  private RequestHead head;
  private IncomingBody body;

  /** Instead of a body, when that is streamed. */
  private IncomingPieces pieces;

  /** Whether it was answered without being looked at; the rest of it means nothing. */
  private boolean refused;

  /** Null until the request is being answered. */
  private Runnable cancel;

  RelayedRequest(RpcStream stream, Binding binding, ApiServer server, ByteBudget budget) {
    this.stream = stream;
    this.binding = binding;
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
      if (head == null && !refused) {
        begin(RequestHead.decode(message));
      } else if (!refused) {
        body.add(message);
      }
      taken.run();
    } catch (MalformedRelayException e) {
      refuse(e);
    }
  }

  private void begin(RequestHead decoded) {
    try {
      head = binding.bind(stream.peer(), decoded);
    } catch (ForbiddenException e) {
      refused = true;
      forbid(e.getMessage());
      return;
    }
    if (!head.isStreamed()) {
      body = new IncomingBody(head.bodyLength(), budget);
      return;
    }
    RelayedResponse response = new RelayedResponse(stream);
    pieces = new IncomingPieces(response::goOn, budget);
    cancel = server.serve(head.with(pieces), response);
  }

  /** As the API refuses: whoever asked is told, and no other server is tried. */
  private void forbid(String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("content-type", List.of("text/plain; charset=utf-8"));
    headers.put("content-length", List.of(Integer.toString(text.length)));
    RelayedResponse response = new RelayedResponse(stream);
    response.head(FORBIDDEN, headers);
    var unused = response.body(text);
    response.end();
  }

  @Override
  public void ended() {
    if (refused) {
      return;
    }
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
