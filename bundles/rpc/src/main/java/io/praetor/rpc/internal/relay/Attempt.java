package io.praetor.rpc.internal.relay;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.api.rpc.RpcStream;
import io.praetor.rpc.internal.channel.ConnectReceiver;
import io.praetor.rpc.internal.client.Channels;

/**
 * Sends a request to one server and passes the response on, as it comes. Told of one thing after
 * the other, on an event loop.
 */
final class Attempt implements ConnectReceiver {

  private final RelayCall call;
  private final ServerRing ring;
  private final Server server;
  private final ApiResponse.Sink sink;

  /** Null until the first message has come. */
  private ResponseHead head;

  /** Not null while the response may be the one that there is no leader. */
  private LeaderlessAnswer held;

  /** Null until the other side takes the pieces of the body. */
  private OutgoingPieces pieces;

  private volatile RpcStream stream;
  private volatile boolean aborted;

  Attempt(RelayCall call, ServerRing ring, Server server) {
    this.call = call;
    this.ring = ring;
    this.server = server;
    this.sink = call.sink();
  }

  void begin(Channels channels, String datacenter) {
    byte[] first = RequestHead.of(call.request()).encode();
    if (first.length > RpcStream.MESSAGE_BYTES_MAX) {
      sink.fail(new OperationFailedException("the head of the request is too large"));
      return;
    }
    RpcStream opened = channels.open(server.address(), datacenter, RelayServer.PROTOCOL, this);
    stream = opened;
    if (aborted) {
      opened.abort("cancelled");
      return;
    }
    var sent = opened.send(first);
    byte[] body = call.request().body();
    if (call.request().pieces() != null) {
      return; // they are asked for when somebody is there to take them
    }
    if (body.length == 0) {
      opened.end();
    } else {
      // Whatever breaks is told to this receiver as well.
      var unused = sent.thenCompose(taken -> PieceSender.send(opened, body)).thenRun(opened::end);
    }
  }

  void abort() {
    aborted = true;
    RpcStream opened = stream;
    if (opened != null) {
      opened.abort("cancelled");
    }
  }

  @Override
  public void message(byte[] message, Runnable taken) {
    if (head != null) {
      bodyCame(message, taken);
      return;
    }
    if (isWaitedFor(message)) {
      taken.run();
      pieces = new OutgoingPieces(stream);
      call.request().pieces().subscribe(pieces);
      return;
    }
    try {
      head = ResponseHead.decode(message);
    } catch (MalformedRelayException e) {
      sink.fail(new OperationFailedException("not a response: " + e.getMessage()));
      abort();
      return;
    }
    taken.run();
    if (head.failure() == null && !isSpent() && LeaderlessAnswer.mayBe(head)) {
      held = new LeaderlessAnswer(head);
    } else if (head.failure() == null) {
      sink.head(head.status(), head.headers());
    }
  }

  private boolean isWaitedFor(byte[] message) {
    return ResponseHead.isGoOn(message) && call.request().pieces() != null && pieces == null;
  }

  /** Pieces cannot be had again, so the request cannot be sent again. */
  private boolean isSpent() {
    return pieces != null;
  }

  private void bodyCame(byte[] piece, Runnable taken) {
    if (head.failure() != null) {
      taken.run();
      return;
    }
    if (held != null) {
      held.add(piece);
      taken.run();
      if (!held.mayStillBe()) {
        release();
      }
      return;
    }
    pass(piece, taken);
  }

  private void release() {
    held.replay(sink);
    held = null;
  }

  private void pass(byte[] piece, Runnable taken) {
    var unused =
        sink.body(piece)
            .whenComplete(
                (done, failure) -> {
                  taken.run();
                  if (failure != null) {
                    abort();
                  }
                });
  }

  @Override
  public void ended() {
    if (call.request().pieces() != null) {
      endPieces();
    }
    if (head == null) {
      aborted("EOF");
    } else if (head.failure() != null) {
      failed(head.failure());
    } else if (held != null && held.isComplete()) {
      LeaderlessAnswer answer = held;
      ring.failed(server);
      call.tryLater(
          () -> {
            answer.replay(sink);
            sink.end();
          });
    } else {
      if (held != null) {
        release();
      }
      sink.end();
    }
  }

  /** It has answered, and needs no more of the body. */
  private void endPieces() {
    if (pieces != null) {
      pieces.stop();
    }
    stream.abort("answered");
  }

  /** Nothing was done where there was no leader, or nobody to do it. */
  private void failed(PlatformException failure) {
    if (isSpent()) {
      sink.fail(failure);
    } else if (failure instanceof NoLeaderException) {
      ring.failed(server);
      call.tryLater(() -> sink.fail(failure));
    } else if (failure instanceof UnavailableException) {
      ring.failed(server);
      call.tryNext(ring, () -> sink.fail(failure));
    } else {
      sink.fail(failure);
    }
  }

  @Override
  public void untouched(String reason) {
    ring.failed(server);
    call.tryNext(ring, () -> sink.fail(call.unreachable(reason)));
  }

  @Override
  public void aborted(String reason) {
    OperationFailedException lost =
        new OperationFailedException("rpc error making call: " + reason);
    boolean begun = head != null && held == null;
    if (aborted || begun || !call.isIdempotent()) {
      sink.fail(lost);
      return;
    }
    ring.failed(server);
    call.tryNext(ring, () -> sink.fail(lost));
  }
}
