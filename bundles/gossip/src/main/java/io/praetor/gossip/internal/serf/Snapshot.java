package io.praetor.gossip.internal.serf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a member remembers over a restart: who was alive and where, and how late it was. It grows by
 * lines of text, in the format of serf's own file, and is written anew when it has become too long.
 * Lines that cannot be read, as a torn last one, are passed over. Not thread-safe.
 */
public final class Snapshot {

  /** Below this size nothing is gained by writing it anew. */
  static final int COMPACT_BYTES_MIN = 128 * 1024;

  private static final int BYTES_PER_NODE = 128;
  private static final int GROWTH_MAX = 2;

  private static final String ALIVE = "alive: ";
  private static final String NOT_ALIVE = "not-alive: ";
  private static final String CLOCK = "clock: ";
  private static final String EVENT_CLOCK = "event-clock: ";
  private static final String QUERY_CLOCK = "query-clock: ";
  private static final String LEAVE = "leave";

  private final boolean rejoinAfterLeave;
  private final Map<String, String> alive = new LinkedHashMap<>();
  private long clock;
  private long eventClock;
  private long queryClock;
  private boolean left;

  /**
   * Knows nothing.
   *
   * @param rejoinAfterLeave whether having left is no reason to forget the others
   */
  public Snapshot(boolean rejoinAfterLeave) {
    this.rejoinAfterLeave = rejoinAfterLeave;
  }

  /** Takes a line that was written before. */
  public void replay(String line) {
    if (line.startsWith(ALIVE)) {
      int space = line.lastIndexOf(' ');
      if (space > ALIVE.length()) {
        alive.put(line.substring(ALIVE.length(), space), line.substring(space + 1));
      }
    } else if (line.startsWith(NOT_ALIVE)) {
      alive.remove(line.substring(NOT_ALIVE.length()));
    } else if (line.startsWith(CLOCK)) {
      clock = time(line, CLOCK, clock);
    } else if (line.startsWith(EVENT_CLOCK)) {
      eventClock = time(line, EVENT_CLOCK, eventClock);
    } else if (line.startsWith(QUERY_CLOCK)) {
      queryClock = time(line, QUERY_CLOCK, queryClock);
    } else if (line.equals(LEAVE) && !rejoinAfterLeave) {
      alive.clear();
      clock = 0;
      eventClock = 0;
      queryClock = 0;
    }
  }

  private static long time(String line, String prefix, long otherwise) {
    try {
      long time = Long.parseLong(line.substring(prefix.length()));
      return time >= 0 && time < LamportClock.TIME_MAX ? time : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** A member is alive at an address; returns the line to write. */
  public String alive(String name, String address) {
    if (left || address.equals(alive.put(name, address))) {
      return "";
    }
    return ALIVE + name + " " + address + "\n";
  }

  /** A member is not alive any more; likewise. */
  public String notAlive(String name) {
    if (left || alive.remove(name) == null) {
      return "";
    }
    return NOT_ALIVE + name + "\n";
  }

  /** The clocks as they are now, of what comes next; returns lines for those that moved. */
  public String clocks(SerfOptions.Clocks now) {
    if (left) {
      return "";
    }
    StringBuilder lines = new StringBuilder();
    if (now.member() - 1 > clock) {
      clock = now.member() - 1;
      lines.append(CLOCK).append(clock).append('\n');
    }
    if (now.event() - 1 > eventClock) {
      eventClock = now.event() - 1;
      lines.append(EVENT_CLOCK).append(eventClock).append('\n');
    }
    if (now.query() - 1 > queryClock) {
      queryClock = now.query() - 1;
      lines.append(QUERY_CLOCK).append(queryClock).append('\n');
    }
    return lines.toString();
  }

  /** This member leaves: nothing more is noted until it is back. */
  public String leave() {
    if (left) {
      return "";
    }
    left = true;
    if (!rejoinAfterLeave) {
      alive.clear();
    }
    return LEAVE + "\n";
  }

  /** This member is back after having left. */
  public void back() {
    left = false;
  }

  /** Whether a file of this size is worth writing anew. */
  public boolean isTooLong(long bytes) {
    return bytes > Math.max(COMPACT_BYTES_MIN, (long) alive.size() * BYTES_PER_NODE * GROWTH_MAX);
  }

  /** The whole, as short as it can be. */
  public String compact() {
    StringBuilder lines = new StringBuilder();
    alive.forEach(
        (name, address) ->
            lines.append(ALIVE).append(name).append(' ').append(address).append('\n'));
    lines.append(CLOCK).append(clock).append('\n');
    lines.append(EVENT_CLOCK).append(eventClock).append('\n');
    lines.append(QUERY_CLOCK).append(queryClock).append('\n');
    return left ? lines.append(LEAVE).append('\n').toString() : lines.toString();
  }

  /** Members that were alive last, with their addresses. */
  public List<Known> known() {
    List<Known> known = new ArrayList<>();
    alive.forEach((name, address) -> known.add(new Known(name, address)));
    return known;
  }

  public SerfOptions.Clocks clocks() {
    return new SerfOptions.Clocks(clock, eventClock, queryClock);
  }

  /** A member from before. */
  public record Known(String name, String address) {}
}
