package io.praetor.rpc.internal.server;

import io.praetor.format.refusal.Sparing;
import java.net.SocketAddress;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says who was turned away and why. */
final class Refusals {

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private final Sparing sparing;

  Refusals(LongSupplier nanoClock) {
    this.sparing = new Sparing(nanoClock);
  }

  void say(SocketAddress peer, String reason) {
    sparing.say(rest -> LOG.warn("Refused a connection from {}: {}{}", peer, reason, rest));
  }
}
