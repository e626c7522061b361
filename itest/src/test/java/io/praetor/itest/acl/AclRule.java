package io.praetor.itest.acl;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One rule of a policy.
 *
 * @param name empty when the resource has no names
 */
record AclRule(String resource, String name, String access) {

  /** From {@code resource=access} or {@code resource:name=access}. */
  static AclRule parse(String text) {
    int equals = text.lastIndexOf('=');
    String[] named = text.substring(0, equals).split(":", 2);
    return new AclRule(named[0], named.length > 1 ? named[1] : "", text.substring(equals + 1));
  }

  AclRule allowing(String other) {
    return new AclRule(resource, name, other);
  }

  /** The same right on another name; without names, a right that has nothing to do with it. */
  AclRule elsewhere() {
    return name.isEmpty()
        ? new AclRule("key", "mx-elsewhere", "write")
        : new AclRule(resource, "mx-other-" + name, access);
  }

  /** A policy of some rules, in the rule language. */
  static String policy(List<AclRule> rules) {
    return rules.stream().map(AclRule::text).collect(Collectors.joining("\n"));
  }

  private String text() {
    if (name.isEmpty()) {
      return "%s = \"%s\"".formatted(resource, access);
    }
    if (resource.equals("intention")) {
      String all = access.equals("deny") ? "deny" : "read";
      return "service \"%s\" { policy = \"%s\" intentions = \"%s\" }".formatted(name, all, access);
    }
    return "%s \"%s\" { policy = \"%s\" }".formatted(resource, name, access);
  }
}
