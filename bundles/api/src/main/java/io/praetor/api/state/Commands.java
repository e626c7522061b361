package io.praetor.api.state;

/**
 * The numbers of all replicated commands. They are in every log that was ever written: numbers are
 * only ever added, and a new meaning is a new number.
 */
public interface Commands {

  /** Key/value operation; the payload is the {@code kv} bundle's. */
  int KV = 1;
}
