package io.praetor.spi.http;

import io.praetor.api.acl.Authorizer;

/**
 * Leaves out of what was found whatever a caller may not see. A constant, like the rendering of an
 * answer: those who wait for equal answers share them. Any thread; pure.
 */
@FunctionalInterface
public interface Sight<T> {

  /**
   * What the caller sees. The very same object when nothing had to be left out. Not asked for
   * callers who may do everything.
   *
   * @throws io.praetor.api.error.ForbiddenException when the whole is not for them
   */
  T of(T found, Authorizer caller);

  /** Everybody may see all of it, because of what the route needs. */
  static <T> Sight<T> all() {
    return (found, caller) -> found;
  }
}
