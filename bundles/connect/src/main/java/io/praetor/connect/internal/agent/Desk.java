package io.praetor.connect.internal.agent;

import java.util.concurrent.CompletableFuture;

/** Where this agent asks for what servers know. Thread-safe; nothing blocks. */
interface Desk {

  /**
   * Who signs.
   *
   * @param activeId id of the root
   * @param trustDomain what its certificates are for
   * @param index of the answer
   */
  record Roots(String activeId, String trustDomain, long index) {}

  /**
   * Asks who signs.
   *
   * @param newerThan waits for a newer answer than that of this index; 0 does not wait
   */
  CompletableFuture<Roots> roots(long newerThan);

  /** Has a certificate for a service signed, with a new key. */
  CompletableFuture<Leaf> sign(String service, String trustDomain, String token);
}
