package io.praetor.agent.internal.event;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The events that came by, for other parts of this agent. Thread-safe; nothing blocks. */
public interface LocalEvents {

  /**
   * The events that are kept.
   *
   * @param index that of the newest one, not 0
   */
  record Kept(List<FiredEvent> events, long index) {}

  /**
   * The events of a name as soon as their index is another one than the given.
   *
   * @param name empty for all
   * @param index 0 for at once
   */
  CompletableFuture<Kept> await(String name, long index);
}
