package io.praetor.history.internal.memory;

import java.time.Instant;
import java.util.ArrayDeque;

/** The changes of one check, oldest first. */
final class Past {

  private final CheckKey key;
  private final ArrayDeque<Remembered> changes = new ArrayDeque<>(2);
  private CheckNames names;
  private Instant lost = Instant.MIN;

  Past(CheckKey key) {
    this.key = key;
  }

  CheckKey key() {
    return key;
  }

  CheckNames names() {
    return names;
  }

  void names(CheckNames now) {
    if (!now.equals(names)) {
      names = now;
    }
  }

  int size() {
    return changes.size();
  }

  void add(Remembered one) {
    changes.addLast(one);
  }

  Remembered oldest() {
    return changes.peekFirst();
  }

  /** Whether that was the last. */
  boolean dropOldest() {
    changes.removeFirst();
    return changes.isEmpty();
  }

  Instant lost() {
    return lost;
  }

  void lost(Instant at) {
    lost = at;
  }
}
