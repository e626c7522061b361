package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.Versions;
import java.nio.charset.StandardCharsets;

/**
 * What is believed at all. Anyone who can send us packets can invent claims, and broken members do;
 * a claim that is not plausible is counted and dropped, for us and for those we would tell.
 */
final class Plausibility {

  /** Room for a host name, a dot and a datacenter; and an alive message still fits a packet. */
  static final int NAME_BYTES = 256;

  /** Meta of memberlist. */
  static final int META_BYTES = 512;

  /**
   * An incarnation counts how often a node spoke for itself. One that leaps further than that at
   * once is not its own: believing it would silence the node, because it could not count past it.
   */
  static final long LEAP = 1L << 24;

  /** Highest incarnation of a node that was not known; far from the end of the 32 bits. */
  static final long FIRST_INCARNATION = 1L << 31;

  /** Incarnations are unsigned 32-bit numbers on the wire; they saturate and never wrap. */
  static final long LAST_INCARNATION = 0xFFFF_FFFFL;

  private final Versions own;
  private long dropped;

  Plausibility(Versions own) {
    this.own = own;
  }

  long dropped() {
    return dropped;
  }

  /** Whether a node may be what is claimed, given what is known of it (null for nothing). */
  boolean admits(NodeRecord claim, Peer known) {
    return counted(
        named(claim.name())
            && reachable(claim.endpoint())
            && claim.meta() != null
            && claim.meta().length <= META_BYTES
            && counts(claim.incarnation(), known)
            && speaks(claim.versions()));
  }

  /** Whether an accusation may be true. */
  boolean admits(long incarnation, String from, Peer known) {
    return counted(named(from) && counts(incarnation, known));
  }

  private boolean counted(boolean plausible) {
    if (!plausible) {
      dropped++;
    }
    return plausible;
  }

  /** What is sent to "any" address comes back to the sender, and to a group it multiplies. */
  private static boolean reachable(Endpoint endpoint) {
    return endpoint != null
        && endpoint.port() > 0
        && !endpoint.address().isAnyLocalAddress()
        && !endpoint.address().isMulticastAddress();
  }

  /** Names are written into lines of logs and files, which nobody may forge. */
  private static boolean named(String name) {
    return name != null
        && !name.isEmpty()
        && name.chars().noneMatch(Character::isISOControl)
        && name.length() <= NAME_BYTES
        && name.getBytes(StandardCharsets.UTF_8).length <= NAME_BYTES;
  }

  private static boolean counts(long incarnation, Peer known) {
    long highest = known == null ? FIRST_INCARNATION : known.incarnation() + LEAP;
    return incarnation >= 0 && incarnation <= highest && incarnation < LAST_INCARNATION;
  }

  /** Each must understand what the other speaks; one that does not say is given the benefit. */
  boolean speaks(Versions other) {
    if (other == null || own == null) {
      return true;
    }
    return other.min() > 0
        && other.min() <= other.max()
        && within(other.current(), own.min(), own.max())
        && within(own.current(), other.min(), other.max())
        && within(other.delegateCurrent(), own.delegateMin(), own.delegateMax())
        && within(own.delegateCurrent(), other.delegateMin(), other.delegateMax());
  }

  private static boolean within(int version, int min, int max) {
    return min <= version && version <= max;
  }
}
