package io.praetor.spi.http;

import io.praetor.api.acl.Authorizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Leaves out of what was found whatever a caller may not see. A constant, like the rendering of an
 * answer: those who wait for equal answers share them. Any thread; pure.
 */
@ConsumerType
@FunctionalInterface
public interface Sight<T> {

  /**
   * What the caller sees. The very same object when nothing had to be left out. Not asked for
   * callers who may do everything.
   *
   * @throws io.praetor.api.error.ForbiddenException when the whole is not for them
   */
  T of(T found, Authorizer caller);

  /**
   * What a caller sees of a list.
   *
   * @param visible whether they may see one of it
   */
  static <T> Sight<List<T>> each(BiPredicate<T, Authorizer> visible) {
    return (found, caller) -> {
      int first = 0;
      while (first < found.size() && visible.test(found.get(first), caller)) {
        first++;
      }
      if (first == found.size()) {
        return found;
      }
      List<T> seen = new ArrayList<>(found.subList(0, first));
      for (T one : found.subList(first + 1, found.size())) {
        if (visible.test(one, caller)) {
          seen.add(one);
        }
      }
      return seen;
    };
  }

  /** Everybody may see all of it, because of what the route needs. */
  static <T> Sight<T> all() {
    return (found, caller) -> found;
  }
}
