package io.praetor.health.internal.alias;

import io.praetor.api.rpc.ApiResponse;

/** Reads of the catalog. Thread-safe; nothing blocks. */
public interface Catalog {

  /**
   * Asks for a path.
   *
   * @param token empty for none
   * @param answer gets the answer, once, on any thread
   * @return to be run when nobody waits any more
   */
  Runnable read(String target, String token, Answer answer);

  /** Takes an answer. */
  interface Answer {

    void answered(ApiResponse response);

    void failed(String reason);
  }
}
