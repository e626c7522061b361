package io.praetor.itest.linear;

import io.praetor.itest.linear.FeedReader.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether what a reader was told of changes can be: all of them, in order, each of them once. */
final class FeedCheck {

  private FeedCheck() {}

  /**
   * Everything that must not be, in words.
   *
   * @param acknowledged values that were surely written, each of them once
   * @param stored what stands there in the end, by key
   */
  static List<String> violations(
      List<Change> told, Set<String> acknowledged, Map<String, String> stored) {
    List<String> found = new ArrayList<>();
    Map<String, String> replayed = new TreeMap<>();
    Set<String> values = new HashSet<>();
    long last = 0;
    for (Change change : told) {
      if (change.index() <= last) {
        found.add("not newer than the change before it: " + change);
      }
      last = change.index();
      if (change.value() == null) {
        replayed.remove(change.key());
      } else {
        replayed.put(change.key(), change.value());
        if (!values.add(change.value())) {
          found.add("told twice: " + change);
        }
      }
    }
    Set<String> lost = new HashSet<>(acknowledged);
    lost.removeAll(values);
    if (!lost.isEmpty()) {
      found.add("never told: " + lost);
    }
    if (!replayed.equals(stored)) {
      found.add("told " + replayed + ", but there is " + stored);
    }
    return found;
  }
}
