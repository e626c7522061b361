package io.praetor.itest.linear;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Decides whether a history of one key is linearizable: Wing and Gong, "Testing and Verifying
 * Concurrent Objects" (1993), with the memory of Lowe, "Testing for Linearizability" (2017). It
 * looks for an order of the operations that respects time and in which a register gives every
 * answer that was given.
 */
public final class LinearizabilityChecker {

  /** Operations done so far, and the value after them. */
  private record Point(BitSet done, String value) {}

  /** A point, and the operation that is tried next there. */
  private static final class Frame {
    private final Point point;
    private int next;

    Frame(Point point) {
      this.point = point;
    }
  }

  /** Stands for every value that nobody saw and nobody expected: no answer tells them apart. */
  private static final String UNSEEN = "\0";

  private static final int NONE = -1;

  private final List<Operation> history;
  private final BitSet required = new BitSet();
  private final Set<String> seen = new HashSet<>();

  /**
   * For a write without an answer, of an unseen value, the one before it that can do the same. They
   * are tried in this order only: without it, n of them would be tried in 2^n combinations.
   */
  private final int[] twins;

  private LinearizabilityChecker(List<Operation> operations) {
    history = new ArrayList<>(operations);
    history.sort(Comparator.comparingLong(Operation::began));
    for (int i = 0; i < history.size(); i++) {
      required.set(i, history.get(i).ended() != Operation.UNKNOWN);
    }
    for (Operation one : history) {
      seen.add(one.kind() == Operation.Kind.GET ? one.value() : one.expected());
    }
    twins = twins();
  }

  private int[] twins() {
    int[] before = new int[history.size()];
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < before.length; i++) {
      Operation one = history.get(i);
      before[i] = NONE;
      if (!required.get(i) && one.kind() != Operation.Kind.GET && !seen.contains(one.value())) {
        Integer twin = last.put(one.kind() + " " + one.expected(), i);
        before[i] = twin == null ? NONE : twin;
      }
    }
    return before;
  }

  /** Whether some order explains the history of a key that did not exist before it. */
  public static boolean isLinearizable(List<Operation> operations) {
    return new LinearizabilityChecker(operations).search();
  }

  private boolean search() {
    Set<Point> visited = new HashSet<>();
    List<Frame> path = new ArrayList<>();
    path.add(new Frame(new Point(new BitSet(), null)));
    while (!path.isEmpty()) {
      Frame frame = path.get(path.size() - 1);
      if (containsAll(frame.point.done)) {
        return true;
      }
      Point following = step(frame);
      if (following == null) {
        path.remove(path.size() - 1);
      } else if (visited.add(following)) {
        path.add(new Frame(following));
      }
    }
    return false;
  }

  private boolean containsAll(BitSet done) {
    BitSet missing = (BitSet) required.clone();
    missing.andNot(done);
    return missing.isEmpty();
  }

  /** The point behind the next operation that may come now, or null when all were tried. */
  private Point step(Frame frame) {
    BitSet done = frame.point.done;
    long latest = earliestEnd(done);
    while (frame.next < history.size() && history.get(frame.next).began() <= latest) {
      int candidate = frame.next++;
      if (done.get(candidate) || (twins[candidate] != NONE && !done.get(twins[candidate]))) {
        continue;
      }
      Operation operation = history.get(candidate);
      if (explains(operation, frame.point.value)) {
        BitSet after = (BitSet) done.clone();
        after.set(candidate);
        return new Point(after, valueAfter(operation, frame.point.value));
      }
    }
    return null;
  }

  /** What begins after this cannot be next: an operation that had ended before must come first. */
  private long earliestEnd(BitSet done) {
    long earliest = Long.MAX_VALUE;
    for (int i = done.nextClearBit(0); i < history.size(); i = done.nextClearBit(i + 1)) {
      if (history.get(i).began() > earliest) {
        break;
      }
      earliest = Math.min(earliest, history.get(i).ended());
    }
    return earliest;
  }

  /** What has no answer and would change nothing need not be tried. */
  private static boolean explains(Operation operation, String value) {
    boolean answered = operation.ended() != Operation.UNKNOWN;
    boolean expected = Objects.equals(value, operation.expected());
    return switch (operation.kind()) {
      case PUT -> true;
      case GET -> answered && Objects.equals(value, operation.value());
      case CAS -> answered ? operation.succeeded() == expected : expected;
    };
  }

  private String valueAfter(Operation operation, String value) {
    return switch (operation.kind()) {
      case GET -> value;
      case PUT -> written(operation);
      case CAS -> Objects.equals(value, operation.expected()) ? written(operation) : value;
    };
  }

  private String written(Operation operation) {
    return seen.contains(operation.value()) ? operation.value() : UNSEEN;
  }
}
