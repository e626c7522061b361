package io.praetor.rpc.internal.client;

import io.netty.channel.EventLoop;
import io.praetor.api.rpc.PeerLostException;
import io.praetor.api.rpc.PeerUnreachableException;
import io.praetor.api.rpc.RpcStream;
import io.praetor.rpc.internal.channel.FlowStream;
import io.praetor.rpc.internal.channel.FrameConnection;
import io.praetor.rpc.internal.wire.Failure;
import io.praetor.rpc.internal.wire.FrameType;
import io.praetor.rpc.internal.wire.FrameWriter;
import io.praetor.rpc.internal.wire.MalformedFrameException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * The end of a connection that calls. It takes calls before it is connected, and sends them when
 * the other side has introduced itself.
 */
final class ClientConnection extends FrameConnection {

  /** A connection that nobody used for so many ticks, some two minutes, is closed. */
  private static final int UNUSED_TICKS_MAX = 60;

  private final String peer;
  private final Life life;
  private final CallTable calls;
  private int lastId;
  private int unusedTicks;

  /** Is told, on the event loop, how the connection fares. */
  interface Life {

    void connected();

    /** It cannot be found out that the peer is who it should be; the end follows. */
    void distrusted(String reason);

    void ended(String reason, boolean neverReady);
  }

  /**
   * @param peer for messages
   */
  ClientConnection(EventLoop loop, String peer, Life life) {
    super(loop, true, Integer.MAX_VALUE);
    this.peer = peer;
    this.life = life;
    this.calls = new CallTable(loop, System::nanoTime, this::expired);
  }

  /** Any thread. */
  PendingCall call(String protocol, byte[] request, Duration timeout) {
    PendingCall call = new PendingCall(this, System.nanoTime() + timeout.toNanos());
    run(() -> begin(call, protocol, request));
    return call;
  }

  private void begin(PendingCall call, String protocol, byte[] request) {
    if (call.isDone()) {
      return;
    }
    int size = FrameWriter.size(protocol, request);
    if (isClosed()) {
      call.completeExceptionally(new PeerUnreachableException(closedBecause()));
    } else if (!hasRoom(size)) {
      call.completeExceptionally(
          new PeerUnreachableException(peer + ": too much is waiting to be sent"));
    } else {
      call.id(nextId());
      calls.add(call);
      whenReady(size, () -> send(call, protocol, request));
    }
  }

  /** Not what was given up while the connection was being made. */
  private void send(PendingCall call, String protocol, byte[] request) {
    if (calls.contains(call.id())) {
      write(FrameType.CALL, call.id(), protocol, request);
    }
  }

  /** Any thread. */
  RpcStream open(String protocol, RpcStream.Receiver receiver) {
    FlowStream stream = new FlowStream(this);
    stream.receiver(receiver);
    run(() -> begin(stream, protocol));
    return stream;
  }

  private void begin(FlowStream stream, String protocol) {
    int id = nextId();
    streams().add(id, stream);
    if (isClosed()) {
      stream.broken(closedBecause(), true);
    } else {
      write(FrameType.OPEN, id, protocol, new byte[0]);
    }
  }

  private int nextId() {
    do {
      lastId++;
    } while (lastId == 0 || calls.contains(lastId) || streams().contains(lastId));
    return lastId;
  }

  /** Any thread: nobody waits for the answer any more. */
  void forget(PendingCall call) {
    run(() -> calls.discard(call.id()));
  }

  private void expired(PendingCall call) {
    call.completeExceptionally(
        isReady()
            ? new TimeoutException("no answer from " + peer)
            : new PeerUnreachableException(peer + ": not connected in time"));
  }

  @Override
  public void ready() {
    super.ready();
    life.connected();
  }

  /** Ends it, because of what the peer has shown of itself, or because it did not like ours. */
  void distrust(String reason) {
    if (!isClosed()) {
      life.distrusted(explain(reason, true));
      close(reason);
    }
  }

  @Override
  protected void other(FrameType type, int id, String name, byte[] body)
      throws MalformedFrameException {
    if (type != FrameType.ANSWER && type != FrameType.FAILURE) {
      throw new MalformedFrameException("who was called sent " + type);
    }
    PendingCall call = calls.remove(id);
    if (call == null) {
      return;
    }
    if (type == FrameType.ANSWER) {
      call.complete(body);
    } else {
      call.completeExceptionally(Failure.decode(body));
    }
  }

  @Override
  protected void tick() {
    unusedTicks = calls.size() + streams().count() == 0 ? unusedTicks + 1 : 0;
    if (unusedTicks >= UNUSED_TICKS_MAX) {
      close("not used");
    }
  }

  @Override
  protected String explain(String reason, boolean neverReady) {
    return (neverReady ? "dial tcp " : "read tcp ") + peer + ": " + reason;
  }

  @Override
  protected void ended(String reason, boolean neverReady) {
    // First, so that callers who try again at once get another connection.
    life.ended(reason, neverReady);
    for (PendingCall call : calls.clear()) {
      call.completeExceptionally(
          neverReady ? new PeerUnreachableException(reason) : new PeerLostException(reason));
    }
  }
}
