package io.praetor.rpc.internal.server;

import io.praetor.api.rpc.RpcStream;
import io.praetor.rpc.internal.channel.FlowStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps what comes on a stream until somebody takes it; flow control keeps that little. On the
 * connection's event loop.
 */
final class LateReceiver implements RpcStream.Receiver {

  private final List<Consumer<RpcStream.Receiver>> events = new ArrayList<>();
  private final ByteBudget budget;
  private final FlowStream stream;
  private long held;
  private RpcStream.Receiver receiver;
  private boolean over;

  LateReceiver(ByteBudget budget, FlowStream stream) {
    this.budget = budget;
    this.stream = stream;
  }

  /** Whether there is still a stream to take. */
  boolean isOpen() {
    return !over;
  }

  void become(RpcStream.Receiver taker) {
    receiver = taker;
    List<Consumer<RpcStream.Receiver>> kept = List.copyOf(events);
    release();
    kept.forEach(event -> event.accept(taker));
  }

  /** Nobody will take the stream. */
  void refuse(String reason) {
    over = true;
    release();
    stream.refuse(reason);
  }

  /** What came is not kept any more. */
  void release() {
    budget.give(held);
    held = 0;
    events.clear();
  }

  @Override
  public void message(byte[] message, Runnable taken) {
    if (receiver == null && !over) {
      if (!budget.take(message.length)) {
        refuse("too much is waiting to be dealt with");
        return;
      }
      held += message.length;
    }
    event(to -> to.message(message, taken));
  }

  @Override
  public void ended() {
    event(RpcStream.Receiver::ended);
  }

  @Override
  public void aborted(String reason) {
    over = true;
    if (receiver == null) {
      release();
    } else {
      receiver.aborted(reason);
    }
  }

  private void event(Consumer<RpcStream.Receiver> event) {
    if (receiver == null) {
      events.add(event);
    } else {
      event.accept(receiver);
    }
  }
}
