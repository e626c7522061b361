package io.praetor.rpc.internal.channel;

import io.praetor.api.rpc.PeerLostException;
import io.praetor.api.rpc.RpcPeer;
import io.praetor.api.rpc.RpcStream;
import io.praetor.rpc.internal.wire.AbortReason;
import io.praetor.rpc.internal.wire.FrameType;
import io.praetor.rpc.internal.wire.MalformedFrameException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One side of a stream. Each side may send {@link #WINDOW} messages that the other has not dealt
 * with; every message that is dealt with gives one back, half a window at a time. The state belongs
 * to the event loop of the connection.
 */
public final class FlowStream implements RpcStream {

  /** Messages under way in one direction; with the largest ones half a megabyte. */
  static final int WINDOW = 8;

  /** Messages that a sender which does not wait may leave behind the window. */
  static final int IMPATIENCE_MAX = 16;

  private static final Logger LOG = LoggerFactory.getLogger(FlowStream.class);
  private static final byte[] NOTHING = new byte[0];

  private final FrameConnection connection;
  private Receiver receiver;
  private Streams streams;
  private int id;

  /** Messages that wait for credit. */
  private final Queue<Unsent> unsent = new ArrayDeque<>();

  /** Senders whose message is on its way, and who wait until the next one may follow. */
  private final Queue<CompletableFuture<Void>> pausing = new ArrayDeque<>();

  private int credit = WINDOW;
  private boolean endGiven;
  private boolean endSent;

  /** What the peer may still send, and what of it has been dealt with but not given back. */
  private int granted = WINDOW;

  private int taken;
  private boolean endReceived;
  private boolean over;

  private record Unsent(byte[] message, CompletableFuture<Void> accepted) {}

  public FlowStream(FrameConnection connection) {
    this.connection = connection;
  }

  /** Before anything can come. */
  public void receiver(Receiver told) {
    receiver = told;
  }

  @Override
  public RpcPeer peer() {
    return connection.who();
  }

  void attach(Streams table, int number) {
    streams = table;
    id = number;
  }

  @Override
  public CompletableFuture<Void> send(byte[] message) {
    if (message.length > MESSAGE_BYTES_MAX) {
      throw new IllegalArgumentException("message of " + message.length + " bytes");
    }
    CompletableFuture<Void> accepted = new CompletableFuture<>();
    connection.run(() -> sendOnLoop(message, accepted));
    return accepted;
  }

  private void sendOnLoop(byte[] message, CompletableFuture<Void> accepted) {
    if (over || endGiven) {
      accepted.completeExceptionally(new PeerLostException("stream closed"));
    } else if (unsent.size() >= IMPATIENCE_MAX + credit) {
      accepted.completeExceptionally(new PeerLostException("stream closed"));
      abortOnLoop(new AbortReason(false, "the sender does not wait"));
    } else {
      unsent.add(new Unsent(message, accepted));
      sendUnsent();
    }
  }

  /** Writes what credit and the connection allow; once more when either of them grows. */
  void sendUnsent() {
    while (credit > 0 && !unsent.isEmpty() && streams.mayWrite(this)) {
      Unsent next = unsent.remove();
      credit--;
      streams.write(FrameType.MESSAGE, id, next.message);
      pausing.add(next.accepted);
    }
    if (endGiven && !endSent && unsent.isEmpty() && !over) {
      endSent = true;
      streams.write(FrameType.END, id, NOTHING);
    }
    if ((credit > 0 && unsent.isEmpty()) || endSent) {
      release();
    }
    overWhenBothEnded();
  }

  private void release() {
    for (var next = pausing.poll(); next != null; next = pausing.poll()) {
      next.complete(null);
    }
  }

  @Override
  public void end() {
    connection.run(
        () -> {
          if (!over && !endGiven) {
            endGiven = true;
            sendUnsent();
          }
        });
  }

  @Override
  public void abort(String reason) {
    connection.run(() -> abortOnLoop(new AbortReason(false, reason)));
  }

  /** As {@link #abort}, by a side that has done nothing with the stream. */
  public void refuse(String reason) {
    connection.run(() -> abortOnLoop(new AbortReason(true, reason)));
  }

  private void abortOnLoop(AbortReason reason) {
    if (over) {
      return;
    }
    streams.writeAbort(id, reason);
    finish(reason.text());
  }

  void messageCame(byte[] body) throws MalformedFrameException {
    if (endReceived || granted == 0) {
      throw new MalformedFrameException("message on a stream that takes none");
    }
    granted--;
    AtomicBoolean once = new AtomicBoolean();
    tell(
        () ->
            receiver.message(
                body,
                () -> {
                  if (once.compareAndSet(false, true)) {
                    connection.run(this::takenOnLoop);
                  }
                }));
  }

  private void takenOnLoop() {
    taken++;
    if (!over && !endReceived && taken >= WINDOW / 2) {
      granted += taken;
      streams.write(FrameType.CREDIT, id, ByteBuffer.allocate(Integer.BYTES).putInt(taken).array());
      taken = 0;
    }
  }

  void creditCame(byte[] body) throws MalformedFrameException {
    int more = ByteBuffer.wrap(body).getInt();
    if (more < 1 || more > WINDOW - credit) {
      throw new MalformedFrameException("credit of " + more + " messages");
    }
    credit += more;
    if (!over) {
      sendUnsent();
    }
  }

  void endCame() throws MalformedFrameException {
    if (endReceived) {
      throw new MalformedFrameException("a stream ended twice");
    }
    endReceived = true;
    tell(receiver::ended);
    overWhenBothEnded();
  }

  void abortCame(AbortReason reason) {
    broken(reason.text(), reason.refused());
  }

  /**
   * The stream is over, and not at the wish of this side.
   *
   * @param untouched whether the other side surely did nothing
   */
  public void broken(String reason, boolean untouched) {
    if (over) {
      return;
    }
    finish(reason);
    if (untouched && receiver instanceof ConnectReceiver connecting) {
      tell(() -> connecting.untouched(reason));
    } else {
      tell(() -> receiver.aborted(reason));
    }
  }

  private void overWhenBothEnded() {
    if (endSent && endReceived && !over) {
      over = true;
      streams.remove(id);
    }
  }

  private void finish(String reason) {
    over = true;
    streams.remove(id);
    PeerLostException lost = new PeerLostException(reason);
    unsent.forEach(left -> left.accepted.completeExceptionally(lost));
    pausing.forEach(left -> left.completeExceptionally(lost));
    unsent.clear();
    pausing.clear();
  }

  /** A receiver that fails loses its stream, not the connection. */
  private void tell(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      LOG.error("A receiver of a stream failed", e);
      abortOnLoop(new AbortReason(false, "the receiver failed"));
    }
  }
}
