package io.praetor.history.internal.memory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An answer on its way, put together from the youngest change backwards until it is full. */
final class Recall {

  private static final Comparator<Recollection.Check> ORDER =
      Comparator.comparing((Recollection.Check check) -> check.names().node())
          .thenComparing(check -> check.names().checkId());

  private final Limits limits;
  private final Map<Past, Deque<Change>> found = new HashMap<>();
  private Instant since;
  private boolean truncated;
  private int changes;
  private long characters;

  /**
   * Begins an answer.
   *
   * @param since up to where the memory reaches back
   * @param truncated whether that is less far than time alone would have it
   */
  Recall(Limits limits, Instant since, boolean truncated) {
    this.limits = limits;
    this.since = since;
    this.truncated = truncated;
  }

  /** Adds the next older change; false when there is no room for it, nor for what is older. */
  boolean add(Remembered one) {
    characters += one.change().characters();
    if (!found.containsKey(one.past())) {
      characters += one.past().names().characters();
    }
    if (changes == limits.answerChanges() || characters > limits.answerCharacters()) {
      since = HealthMemory.later(since, one.change().at());
      truncated = true;
      return false;
    }
    changes++;
    found.computeIfAbsent(one.past(), any -> new ArrayDeque<>()).addFirst(one.change());
    return true;
  }

  Recollection told(Instant now) {
    List<Recollection.Check> checks = new ArrayList<>(found.size());
    found.forEach((past, some) -> checks.add(told(past, some)));
    checks.sort(ORDER);
    return new Recollection(since, now, truncated, checks);
  }

  private Recollection.Check told(Past past, Deque<Change> some) {
    truncated |= past.lost().isAfter(since);
    return new Recollection.Check(
        past.names(),
        some.getLast().to(),
        HealthMemory.later(since, past.lost()),
        List.copyOf(some));
  }
}
