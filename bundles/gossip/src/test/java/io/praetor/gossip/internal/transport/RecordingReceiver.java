package io.praetor.gossip.internal.transport;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.FullState;
import io.praetor.gossip.internal.message.Message;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A pool that only listens. */
final class RecordingReceiver implements Transport.Receiver {

  static final long PATIENCE_SECONDS = 10;

  record Arrival(Endpoint from, Message message, String thread) {}

  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final BlockingQueue<FullState> states = new LinkedBlockingQueue<>();
  private final String name;
  private final FullState mine;
  private final boolean checksum;

  RecordingReceiver(String name, FullState mine, boolean checksum) {
    this.name = name;
    this.mine = mine;
    this.checksum = checksum;
  }

  @Override
  public void received(Endpoint from, Message message) {
    arrivals.add(new Arrival(from, message, Thread.currentThread().getName()));
  }

  @Override
  public FullState exchanged(FullState theirs) {
    states.add(theirs);
    return mine;
  }

  @Override
  public boolean isSelf(String other) {
    return name.equals(other);
  }

  @Override
  public boolean understandsChecksum(Endpoint to) {
    return checksum;
  }

  boolean isEmpty() {
    return arrivals.isEmpty() && states.isEmpty();
  }

  Arrival next() throws InterruptedException {
    return arrivals.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  FullState nextState() throws InterruptedException {
    return states.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
