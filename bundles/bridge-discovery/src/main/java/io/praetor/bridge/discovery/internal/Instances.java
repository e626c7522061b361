package io.praetor.bridge.discovery.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The healthy instances of the service that endpoints are. Nothing blocks. */
interface Instances {

  /**
   * Reads them, once there is something newer than an index; 0 for at once.
   *
   * @return fails with the reason in its message; comes on any thread
   */
  CompletableFuture<Listing> read(long newerThan);

  /** Gives up what is under way. */
  void giveUp();

  /** All instances at an index. */
  record Listing(long index, List<Instance> instances) {}

  /** One of them. */
  record Instance(String node, String id, Map<String, String> meta) {}
}
