package io.praetor.acl.internal.decide;

import io.praetor.acl.internal.rule.Level;
import io.praetor.acl.internal.rule.Rule;
import io.praetor.api.acl.Access;

/**
 * What counts for a name, or for names that begin with something.
 *
 * @param level what it gives
 * @param rule the rule that says so
 * @param grant where that stands
 */
record Ruling(Level level, Rule rule, Grant grant) {

  boolean grants(Access access) {
    return level.grants(access);
  }

  /** Of two on the same name the one that counts: refusals before permissions. */
  static Ruling stronger(Ruling one, Ruling other) {
    return other.level.compareTo(one.level) > 0 ? other : one;
  }
}
