package io.praetor.gossip.internal.serf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Questions that this member asked and whose answers it waits for. */
final class RunningQueries {

  /** More at once are refused: each is heard by every member. */
  static final int RUNNING_MAX = 256;

  private final Map<Long, Running> byTime = new HashMap<>();

  /**
   * Waits for answers.
   *
   * @param expected how many answers end it before its time; 0 when that is not known
   * @return false when there are too many already
   */
  boolean open(SerfMessage.Query query, int expected, long nowNanos, Answers answers) {
    if (byTime.size() >= RUNNING_MAX) {
      return false;
    }
    byTime.put(
        query.time(), new Running(query.id(), expected, nowNanos + query.timeoutNanos(), answers));
    return true;
  }

  /** Takes an answer; each member counts once, whatever way its answers came. */
  void answered(SerfMessage.Response response) {
    Running running = byTime.get(response.time());
    if (running == null || running.id != response.id() || response.isAck()) {
      return;
    }
    if (running.answered.add(response.from())) {
      running.answers.answered(response.from(), response.payload());
      if (running.answered.size() == running.expected) {
        close(response.time());
      }
    }
  }

  /** Ends those whose time is over. */
  void expire(long nowNanos) {
    for (long time : new ArrayList<>(byTime.keySet())) {
      if (nowNanos - byTime.get(time).deadlineNanos >= 0) {
        close(time);
      }
    }
  }

  private void close(long time) {
    byTime.remove(time).answers.closed();
  }

  /** When the next one ends; the far future when there is none. */
  long nextDeadline(long nowNanos) {
    long wait = Long.MAX_VALUE / 2;
    for (Running running : byTime.values()) {
      wait = Math.min(wait, running.deadlineNanos - nowNanos);
    }
    return nowNanos + wait;
  }

  boolean isEmpty() {
    return byTime.isEmpty();
  }

  /** Is told what comes in. */
  interface Answers {

    void answered(String from, byte[] payload);

    void closed();
  }

  private static final class Running {
    private final long id;
    private final int expected;
    private final long deadlineNanos;
    private final Answers answers;
    private final Set<String> answered = new HashSet<>();

    private Running(long id, int expected, long deadlineNanos, Answers answers) {
      this.id = id;
      this.expected = expected;
      this.deadlineNanos = deadlineNanos;
      this.answers = answers;
    }
  }
}
