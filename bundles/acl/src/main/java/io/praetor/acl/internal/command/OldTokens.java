package io.praetor.acl.internal.command;

import io.praetor.api.acl.TokenRow;
import java.util.List;

/** Tokens of the time before there were policies: they have a type, and rules of their own. */
public final class OldTokens {

  private OldTokens() {}

  /** One of them, without indexes. */
  public static TokenRow make(
      String accessor, String secret, String name, String type, String rules, long createMillis) {
    return new TokenRow(
        accessor,
        secret,
        name,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        "",
        createMillis,
        0,
        type,
        rules,
        0,
        0);
  }
}
