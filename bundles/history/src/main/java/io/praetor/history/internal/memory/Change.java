package io.praetor.history.internal.memory;

import java.time.Instant;

/**
 * A change of a check's status.
 *
 * @param at when this server saw it
 * @param from empty for a check that was not there before
 * @param to empty for a check that is gone
 * @param output the beginning of what the check said then; empty for one that is gone
 */
public record Change(Instant at, String from, String to, String output) {

  /** Statuses are words; nobody checks how long they are. */
  private static final int STATUS_CHARACTERS = 64;

  public Change {
    from = Cut.to(STATUS_CHARACTERS, from);
    to = Cut.to(STATUS_CHARACTERS, to);
  }

  int characters() {
    return from.length() + to.length() + output.length();
  }
}
