package io.praetor.acl.internal.command;

import static io.praetor.acl.internal.command.RefusedException.failed;
import static io.praetor.acl.internal.command.RefusedException.forbidden;

import io.praetor.acl.internal.command.AclCommand.OldTokenClone;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.state.WriteTxn;

/** Makes, changes and ends tokens of the time before there were policies. */
final class OldTokenChanges {

  private OldTokenChanges() {}

  /** Makes one, or changes that of the same secret. */
  static TokenRow write(WriteTxn txn, TokenRow token) {
    TokenRow old = AclKeys.tokenBySecret(txn, token.secret());
    if (old != null && old.type().isEmpty()) {
      throw failed("Cannot use the legacy endpoint to modify a non-legacy token");
    }
    if (old == null && AclKeys.token(txn, token.accessor()) != null) {
      throw failed("Invalid Token: AccessorID is already in use");
    }
    return put(
        txn,
        old == null ? token.accessor() : old.accessor(),
        token,
        old == null ? txn.index() : old.createIndex());
  }

  static TokenRow copy(WriteTxn txn, OldTokenClone clone) {
    TokenRow source = AclKeys.tokenBySecret(txn, clone.source());
    if (source == null || source.type().isEmpty()) {
      throw forbidden("Permission denied");
    }
    TokenRow copy =
        OldTokens.make(
            clone.accessor(),
            clone.secret(),
            source.description(),
            source.type(),
            source.rules(),
            clone.nowMillis());
    return put(txn, copy.accessor(), copy, txn.index());
  }

  static String delete(WriteTxn txn, String secret) {
    TokenRow old = AclKeys.tokenBySecret(txn, secret);
    if (old != null && old.type().isEmpty()) {
      throw failed("Cannot use the legacy endpoint to modify a non-legacy token");
    }
    if (old != null) {
      txn.delete(AclTables.TOKENS, AclKeys.key(old.accessor()));
    }
    return "";
  }

  private static TokenRow put(WriteTxn txn, String accessor, TokenRow token, long created) {
    TokenRow made =
        TokenChanges.at(
            OldTokens.make(
                accessor,
                token.secret(),
                token.description(),
                token.type(),
                token.rules(),
                token.createMillis()),
            created,
            txn.index());
    txn.put(AclTables.TOKENS, AclKeys.key(accessor), made);
    return made;
  }
}
