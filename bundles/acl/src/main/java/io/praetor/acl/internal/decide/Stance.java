package io.praetor.acl.internal.decide;

import io.praetor.api.config.AclSettings;

/**
 * What counts where no rule says anything.
 *
 * @param allow the default policy; never about tokens and policies themselves
 * @param listing whether listing keys is more than reading them
 */
public record Stance(boolean allow, boolean listing) {

  /** As an agent's settings say. */
  public static Stance of(AclSettings settings) {
    return new Stance(settings.defaultPolicy().equals("allow"), settings.keyListPolicy());
  }
}
