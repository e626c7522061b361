package io.praetor.rpc.internal.client;

import java.util.concurrent.CompletableFuture;

/** A call that is not answered yet. */
final class PendingCall extends CompletableFuture<byte[]> {

  private final long deadline;
  private final ClientConnection connection;

  /** On the event loop only; 0 before it has one. */
  private int id;

  PendingCall(ClientConnection connection, long deadline) {
    this.connection = connection;
    this.deadline = deadline;
  }

  int id() {
    return id;
  }

  void id(int given) {
    id = given;
  }

  /** On the clock of {@link System#nanoTime}. */
  long deadline() {
    return deadline;
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    boolean cancelled = super.cancel(mayInterrupt);
    if (cancelled) {
      connection.forget(this);
    }
    return cancelled;
  }
}
