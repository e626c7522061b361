package io.praetor.rpc.internal.server;

import io.praetor.api.rpc.RpcStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps what comes on a stream until somebody takes it; flow control keeps that little. On the
 * connection's event loop.
 */
final class LateReceiver implements RpcStream.Receiver {

  private final List<Consumer<RpcStream.Receiver>> events = new ArrayList<>();
  private RpcStream.Receiver receiver;
  private boolean over;

  /** Whether there is still a stream to take. */
  boolean isOpen() {
    return !over;
  }

  void become(RpcStream.Receiver taker) {
    receiver = taker;
    events.forEach(event -> event.accept(taker));
    events.clear();
  }

  @Override
  public void message(byte[] message, Runnable taken) {
    event(to -> to.message(message, taken));
  }

  @Override
  public void ended() {
    event(RpcStream.Receiver::ended);
  }

  @Override
  public void aborted(String reason) {
    over = true;
    event(to -> to.aborted(reason));
  }

  private void event(Consumer<RpcStream.Receiver> event) {
    if (receiver == null) {
      events.add(event);
    } else {
      event.accept(receiver);
    }
  }
}
