package io.praetor.connect.internal.agent;

import io.praetor.api.tls.MeshCredentials;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Where this agent asks for a certificate of its own. Thread-safe; nothing blocks. */
interface AgentDesk {

  /**
   * What servers have handed out.
   *
   * @param rootId id of the root that signed it
   * @param begin when the certificate begins to be good
   * @param end when it ceases to be
   */
  record Handed(MeshCredentials.Held held, String rootId, Instant begin, Instant end) {

    /** When a part of its life is over. */
    Instant after(double part) {
      return begin.plus(Duration.ofMillis((long) (Duration.between(begin, end).toMillis() * part)));
    }
  }

  /**
   * Asks for one, with a new key.
   *
   * @param certified whether by the way of agents that have a certificate, or that of those who
   *     have none
   */
  CompletableFuture<Handed> ask(boolean certified);

  /** As {@link Desk#roots}. */
  CompletableFuture<Desk.Roots> roots(long newerThan);
}
