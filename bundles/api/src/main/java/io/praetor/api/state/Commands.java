package io.praetor.api.state;

/**
 * The numbers of all replicated commands. They are in every log that was ever written: numbers are
 * only ever added, and a new meaning is a new number.
 */
public interface Commands {

  /** Key/value operation; the payload is the {@code kv} bundle's. */
  int KV = 1;

  /** Registration or deregistration of nodes, services and checks; {@code catalog}'s. */
  int CATALOG = 2;

  /** A batch of network coordinates; {@code catalog}'s. */
  int COORDINATES = 3;

  /** Change of the autopilot configuration; {@code raft}'s. */
  int AUTOPILOT = 4;
}
