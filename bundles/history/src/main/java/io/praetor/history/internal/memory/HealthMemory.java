package io.praetor.history.internal.memory;

import io.praetor.api.catalog.CheckRow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Changes of checks, the youngest that fit. Forgetting goes by age among all checks, so that there
 * is one moment after which everything is known; only a check that changes too often forgets on its
 * own. A check that does not change takes no room. For one thread at a time.
 */
public final class HealthMemory {

  /** More than clocks are put back by in ordinary corrections. */
  private static final Duration CLOCK_STEP = Duration.ofMinutes(1);

  private final Limits limits;
  private final NavigableMap<Long, Remembered> byAge = new TreeMap<>();
  private final Map<CheckKey, Past> pasts = new HashMap<>();
  private Instant began;

  /** The youngest change that there was no room for. */
  private Instant lost = Instant.MIN;

  /** The youngest stamp: a clock that is put back makes nothing younger than what follows it. */
  private Instant latest = Instant.MIN;

  private long next;
  private long bytes;

  /** Knows nothing of what was before. */
  public HealthMemory(Limits limits, Instant began) {
    this.limits = limits;
    this.began = stamp(began);
  }

  /**
   * A check is not what it was.
   *
   * @param before null for one that is new
   * @param after null for one that is gone
   */
  public void note(CheckRow before, CheckRow after, Instant now) {
    CheckRow row = after == null ? before : after;
    if (before != null && after != null && before.createIndex() == after.createIndex()) {
      if (before.status().equals(after.status())) {
        rename(row);
      } else {
        add(row, new Change(stamp(now), before.status(), after.status(), output(after)));
      }
      return;
    }
    // Another check under the same name: the one went, the other came.
    if (before != null) {
      add(row, new Change(stamp(now), before.status(), "", ""));
    }
    if (after != null) {
      add(row, new Change(stamp(now), "", after.status(), output(after)));
    }
  }

  /** What is remembered of the checks that are chosen, the youngest as far as an answer goes. */
  public Recollection recall(Predicate<CheckNames> chosen, Instant now) {
    Instant asked = stamp(now);
    expire(asked);
    Instant reach = later(began, asked.minus(limits.horizon()));
    Recall recall = new Recall(limits, later(reach, lost), lost.isAfter(reach));
    for (Remembered one : byAge.descendingMap().values()) {
      if (chosen.test(one.past().names()) && !recall.add(one)) {
        break;
      }
    }
    return recall.told(asked);
  }

  /** Nodes that had instances of a service, in lower case, as far as changes are remembered. */
  public Set<String> nodesOf(String service) {
    Set<String> nodes = new HashSet<>();
    for (Past past : pasts.values()) {
      if (past.names().serviceName().equalsIgnoreCase(service)) {
        nodes.add(past.names().node().toLowerCase(Locale.ROOT));
      }
    }
    return nodes;
  }

  /** How many changes are remembered. */
  public int size() {
    return byAge.size();
  }

  private void rename(CheckRow row) {
    Past past = pasts.isEmpty() ? null : pasts.get(CheckKey.of(row));
    if (past != null) {
      past.names(CheckNames.of(row));
    }
  }

  private void add(CheckRow row, Change change) {
    Past past = pasts.computeIfAbsent(CheckKey.of(row), Past::new);
    past.names(CheckNames.of(row));
    Remembered one = Remembered.of(next++, past, change);
    byAge.put(one.number(), one);
    past.add(one);
    bytes += one.bytes();
    if (past.size() > limits.changesPerCheck()) {
      Remembered oldest = past.oldest();
      forget(oldest);
      past.lost(oldest.change().at());
    }
    while (byAge.size() > limits.changes() || bytes > limits.bytes()) {
      Remembered oldest = byAge.firstEntry().getValue();
      forget(oldest);
      lost = oldest.change().at();
    }
    expire(change.at());
  }

  private void expire(Instant now) {
    Instant end = now.minus(limits.horizon());
    while (!byAge.isEmpty() && !byAge.firstEntry().getValue().change().at().isAfter(end)) {
      forget(byAge.firstEntry().getValue());
    }
  }

  /** The oldest of all is also the oldest of its check. */
  private void forget(Remembered oldest) {
    byAge.remove(oldest.number());
    bytes -= oldest.bytes();
    if (oldest.past().dropOldest()) {
      pasts.remove(oldest.past().key());
    }
  }

  private Instant stamp(Instant now) {
    if (latest.isAfter(now.plus(CLOCK_STEP))) {
      beginAnew(now);
    }
    latest = later(latest, now.truncatedTo(ChronoUnit.MILLIS));
    return latest;
  }

  /** The clock was wrong until now: what it stamped says nothing, and would stay too long. */
  private void beginAnew(Instant now) {
    byAge.clear();
    pasts.clear();
    bytes = 0;
    lost = Instant.MIN;
    latest = Instant.MIN;
    began = now.truncatedTo(ChronoUnit.MILLIS);
  }

  private String output(CheckRow row) {
    return Cut.to(limits.outputCharacters(), row.output());
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
