package io.praetor.bridge.config.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The keys below the prefix. Nothing blocks; answers come on any thread. */
interface Keys {

  /**
   * Reads all of them, once there is something newer than an index; 0 for at once.
   *
   * @return fails with the reason in its message
   */
  CompletableFuture<Listing> read(long newerThan);

  /**
   * Writes or removes the keys of a configuration, if they are as they were read.
   *
   * @param text of the properties; empty to remove it
   * @return whether they were; fails when that is unknown
   */
  CompletableFuture<Boolean> replace(String pid, List<Key> read, String text);

  /** Gives up what is under way. */
  void giveUp();

  /**
   * All keys at an index.
   *
   * @param keys their names are those behind the prefix
   */
  record Listing(long index, List<Key> keys) {}
}
