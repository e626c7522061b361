package io.praetor.agent.internal.local;

import java.util.concurrent.CompletableFuture;

/** The catalog of the datacenter, as far as it concerns this node. Nothing blocks. */
interface Catalog {

  /** What it has of this node. */
  CompletableFuture<CatalogNode> read();

  /**
   * Makes a change.
   *
   * @return what became of it; fails when nobody could be asked
   */
  CompletableFuture<Reply> write(CatalogChange change);

  /** Nobody waits for answers any more. */
  void giveUp();

  /** What became of a change. */
  enum Reply {
    DONE,
    /** The token may not do it: asking again is of no use before long. */
    DENIED,
    /** It was refused for what it is. */
    REFUSED
  }
}
