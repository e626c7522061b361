package io.praetor.acl.internal.command;

import io.praetor.api.acl.BootstrapRow;

/** When the first token, or another one in its place, may be made. In Consul's words. */
public final class BootstrapRule {

  private BootstrapRule() {}

  /**
   * Looks before there is a command: nobody who may not make a token shall be able to fill the log.
   *
   * @param before whose token was the first; null for nobody's
   * @param resetIndex 0 for the first
   * @throws io.praetor.api.error.PlatformException with the reason of a refusal
   */
  public static void check(BootstrapRow before, long resetIndex) {
    AclResult refusal = refusal(before, resetIndex);
    if (refusal != null) {
      throw refusal.refusal();
    }
  }

  /** What speaks against it; null when nothing does. */
  static AclResult refusal(BootstrapRow before, long resetIndex) {
    if (before == null || resetIndex == before.modifyIndex()) {
      return null;
    }
    String index = "reset index: " + before.modifyIndex() + ")";
    return resetIndex == 0
        ? AclResult.forbidden("Permission denied: ACL bootstrap no longer allowed (" + index)
        : AclResult.failed("Invalid bootstrap reset index (specified " + resetIndex + ", " + index);
  }
}
