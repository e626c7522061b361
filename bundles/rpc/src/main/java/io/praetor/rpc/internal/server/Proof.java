package io.praetor.rpc.internal.server;

/** What a caller has proved of itself. */
enum Proof {
  /** Nothing: it has no certificate, and may only ask for one. */
  NONE,
  /** As much as the configuration demands of anybody. */
  AGENT,
  /** That it is a server of this datacenter, or the configuration demands no such proof. */
  SERVER
}
