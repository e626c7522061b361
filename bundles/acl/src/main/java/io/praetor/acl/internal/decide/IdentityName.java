package io.praetor.acl.internal.decide;

import java.util.regex.Pattern;

/**
 * Names of services and nodes that bearers of tokens can be. They stand in rules as they are
 * written, so that nothing is let into them that could end a text there.
 */
public final class IdentityName {

  private static final Pattern FORM =
      Pattern.compile("[a-z0-9]|[a-z0-9][a-z0-9\\-_]{0,254}[a-z0-9]");

  private IdentityName() {}

  public static boolean isOne(String name) {
    return FORM.matcher(name).matches();
  }
}
