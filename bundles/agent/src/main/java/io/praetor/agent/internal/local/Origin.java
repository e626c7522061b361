package io.praetor.agent.internal.local;

/** Where a registration came from. */
enum Origin {
  /** A file of the configuration: gone with the next reload that does not have it. */
  FILE,
  /** A bundle of this agent: gone with it. */
  BUNDLE,
  /** The API: kept in the data directory until it is deregistered. */
  API
}
