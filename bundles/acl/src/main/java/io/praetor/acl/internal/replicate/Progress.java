package io.praetor.acl.internal.replicate;

import java.util.EnumMap;
import java.util.Map;

/** How far copying has come, for people. Guarded by its own lock. */
public final class Progress {

  private final Map<Kind, Long> indexes = new EnumMap<>(Kind.class);
  private boolean running;
  private long successMillis;
  private long errorMillis;
  private String error = "";

  /**
   * What there is to tell.
   *
   * @param indexes of the primary datacenter's state, by kind, that were copied
   * @param successMillis when copying last succeeded, since 1970; 0 for never
   * @param errorMillis when it last failed; 0 for never
   * @param error why
   */
  public record Told(
      boolean running,
      Map<Kind, Long> indexes,
      long successMillis,
      long errorMillis,
      String error) {}

  synchronized void running(boolean isRunning) {
    running = isRunning;
  }

  synchronized void copied(Kind kind, long index, long nowMillis) {
    indexes.put(kind, index);
    successMillis = nowMillis;
  }

  synchronized void failed(String reason, long nowMillis) {
    error = reason;
    errorMillis = nowMillis;
  }

  public synchronized Told told() {
    return new Told(running, new EnumMap<>(withAll()), successMillis, errorMillis, error);
  }

  private Map<Kind, Long> withAll() {
    Map<Kind, Long> all = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      all.put(kind, indexes.getOrDefault(kind, 0L));
    }
    return all;
  }
}
