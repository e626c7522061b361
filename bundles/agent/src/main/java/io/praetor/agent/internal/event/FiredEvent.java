package io.praetor.agent.internal.event;

/**
 * A user event of Consul's kind, which travels as the payload of one of gossip's.
 *
 * @param id UUID that its sender made
 * @param name without the prefix that it has in gossip
 * @param payload never changed by anyone
 * @param nodeFilter which nodes it is for; empty for all
 * @param serviceFilter which services must be on them; empty for any or none
 * @param tagFilter which tags those must have; empty for any or none
 * @param version of the format
 * @param lamportTime when it was sent, 0 at the sender
 */
public record FiredEvent(
    String id,
    String name,
    byte[] payload,
    String nodeFilter,
    String serviceFilter,
    String tagFilter,
    int version,
    long lamportTime) {

  /** What its name in gossip begins with. */
  public static final String GOSSIP_PREFIX = "consul:event:";

  /** The only format so far. */
  static final int VERSION = 1;

  /** The same event, at the time that gossip gave it. */
  FiredEvent at(long time) {
    return new FiredEvent(id, name, payload, nodeFilter, serviceFilter, tagFilter, version, time);
  }

  /** What clients take for an index: nothing but different for different events. */
  long index() {
    String digits = id.replace("-", "");
    return Long.parseUnsignedLong(digits.substring(0, 16), 16)
        ^ Long.parseUnsignedLong(digits.substring(16), 16);
  }
}
