package io.praetor.rpc.internal.relay;

import io.praetor.rpc.internal.client.Channels;

/** Has the order of servers made anew now and then. */
final class RebalanceTimer implements AutoCloseable {

  private final Datacenters datacenters;
  private final Channels channels;
  private Runnable next;
  private boolean closed;

  RebalanceTimer(Datacenters datacenters, Channels channels) {
    this.datacenters = datacenters;
    this.channels = channels;
    run();
  }

  private synchronized void run() {
    if (!closed) {
      next = channels.later(datacenters.rebalance(), this::run);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    next.run();
  }
}
