package io.praetor.cli.kv;

import java.util.ArrayDeque;
import java.util.Deque;

/** Keys put together of parts, by the rules of Go's {@code path.Join}, which others use, too. */
public final class KeyPath {

  private KeyPath() {}

  /** The parts with one slash between them: no empty names, no {@code .}, no {@code ..}. */
  public static String join(String... parts) {
    Deque<String> names = new ArrayDeque<>();
    for (String name : String.join("/", parts).split("/")) {
      if (name.equals("..")) {
        names.pollLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    return String.join("/", names);
  }
}
