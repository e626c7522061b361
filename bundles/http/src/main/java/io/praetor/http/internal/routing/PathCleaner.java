package io.praetor.http.internal.routing;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The canonical form of a path, as Go's ServeMux has it: no empty, {@code .} or {@code ..} part.
 */
final class PathCleaner {

  private PathCleaner() {}

  /** Returns the same object when there is nothing to do, which is nearly always. */
  static String clean(String path) {
    return isClean(path) ? path : rebuild(path);
  }

  private static boolean isClean(String path) {
    if (path.isEmpty() || path.charAt(0) != '/') {
      return false;
    }
    int length = path.length();
    for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      int next = at + 1;
      if (next == length) {
        return true;
      }
      char c = path.charAt(next);
      if (c == '/' || (c == '.' && isDots(path, next))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDots(String path, int from) {
    int end = path.indexOf('/', from);
    int length = (end < 0 ? path.length() : end) - from;
    return length == 1 || (length == 2 && path.charAt(from + 1) == '.');
  }

  private static String rebuild(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    String joined = "/" + String.join("/", parts);
    return path.endsWith("/") && !parts.isEmpty() ? joined + "/" : joined;
  }
}
