package io.praetor.rpc.internal.server;

import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says who was turned away and why, not more often than somebody can read. */
final class Refusals {

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanoClock;
  private long saidAt;
  private long unsaid;

  Refusals(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.saidAt = nanoClock.getAsLong() - PAUSE_NANOS;
  }

  synchronized void say(SocketAddress peer, String reason) {
    long now = nanoClock.getAsLong();
    if (now - saidAt < PAUSE_NANOS) {
      unsaid++;
      return;
    }
    LOG.warn(
        "Refused a connection from {}: {}{}",
        peer,
        reason,
        unsaid == 0 ? "" : " (" + unsaid + " more since the last of these messages)");
    saidAt = now;
    unsaid = 0;
  }
}
