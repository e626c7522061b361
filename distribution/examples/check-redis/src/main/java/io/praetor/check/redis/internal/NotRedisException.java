package io.praetor.check.redis.internal;

/** What answers does not talk as Redis does. */
final class NotRedisException extends Exception {

  private static final long serialVersionUID = 1L;

  NotRedisException() {
    super("what listens there does not talk as Redis does", null, false, false);
  }
}
