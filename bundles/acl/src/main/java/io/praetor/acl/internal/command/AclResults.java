package io.praetor.acl.internal.command;

import io.praetor.format.json.JsonText;

/** Reads what commands came to. */
public final class AclResults {

  private AclResults() {}

  /**
   * Nothing, if it was done.
   *
   * @throws io.praetor.api.error.PlatformException with the reason of a refusal
   */
  public static void check(byte[] result) {
    AclResult read = AclResult.decode(result);
    if (read.kind() != AclResult.Kind.DONE) {
      throw read.refusal();
    }
  }

  /** The record that it made; throws as {@link #check}. */
  public static <R> R made(Class<R> type, byte[] result) {
    check(result);
    return RowTree.record(type, JsonText.tree(AclResult.decode(result).text()));
  }
}
