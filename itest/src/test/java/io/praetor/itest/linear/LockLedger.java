package io.praetor.itest.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What all clients saw of locks and sessions, and whether that can be. Thread-safe. */
final class LockLedger {

  private final List<Hold> holds = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  synchronized void held(Hold hold) {
    holds.add(hold);
  }

  synchronized void complain(String complaint) {
    complaints.add(complaint);
  }

  synchronized int holds() {
    return holds.size();
  }

  /** Everything that must not be, in words; empty when all is well. */
  synchronized List<String> violations() {
    List<String> found = new ArrayList<>(complaints);
    List<Hold> sorted = new ArrayList<>(holds);
    sorted.sort(Comparator.comparing(Hold::key).thenComparingLong(Hold::from));
    for (int i = 0; i < sorted.size(); i++) {
      for (int j = i + 1;
          j < sorted.size() && sorted.get(j).key().equals(sorted.get(i).key());
          j++) {
        compare(sorted.get(i), sorted.get(j), found);
      }
    }
    return found;
  }

  private static void compare(Hold earlier, Hold later, List<String> found) {
    if (earlier.overlaps(later)) {
      found.add("held by two at once: " + earlier + " and " + later);
    }
    if (earlier.token() >= later.token()) {
      found.add("the fencing token did not grow: " + earlier + " and " + later);
    }
  }
}
