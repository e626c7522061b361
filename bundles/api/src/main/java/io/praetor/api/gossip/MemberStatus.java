package io.praetor.api.gossip;

/** How a member is, as its pool believes; the lower-case names are what users see. */
public enum MemberStatus {
  ALIVE,
  LEAVING,
  LEFT,
  FAILED
}
