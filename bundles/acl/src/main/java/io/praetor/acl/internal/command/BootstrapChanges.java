package io.praetor.acl.internal.command;

import static io.praetor.acl.internal.command.RefusedException.failed;

import io.praetor.acl.internal.command.AclCommand.Bootstrap;
import io.praetor.acl.internal.command.AclCommand.Initialization;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.BootstrapRow;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.state.WriteTxn;

/** What is there from the beginning, and the first token. */
final class BootstrapChanges {

  private BootstrapChanges() {}

  static String initialize(WriteTxn txn, Initialization initialization) {
    for (PolicyRow policy : initialization.policies()) {
      PolicyRow old = AclKeys.policy(txn, policy.id());
      if (old == null || !old.rules().equals(policy.rules())) {
        PolicyChanges.put(txn, policy, old);
      }
    }
    for (TokenRow token : initialization.tokens()) {
      if (AclKeys.token(txn, token.accessor()) == null
          && AclKeys.tokenBySecret(txn, token.secret()) == null) {
        put(txn, token);
        if (!token.accessor().equals(TokenRow.ANONYMOUS)) {
          takeFirst(txn, token.accessor());
        }
      }
    }
    return "";
  }

  /** Where the configuration names the first token, nobody makes another one by asking. */
  private static void takeFirst(WriteTxn txn, String accessor) {
    if (txn.get(AclTables.BOOTSTRAP, AclKeys.ONLY) == null) {
      txn.put(AclTables.BOOTSTRAP, AclKeys.ONLY, new BootstrapRow(accessor, txn.index()));
    }
  }

  /**
   * Who has another first token made has lost the one before, or knows that somebody else has it.
   */
  static TokenView bootstrap(WriteTxn txn, Bootstrap bootstrap) {
    BootstrapRow before = txn.get(AclTables.BOOTSTRAP, AclKeys.ONLY);
    AclResult refusal = BootstrapRule.refusal(before, bootstrap.resetIndex());
    if (refusal != null) {
      throw new RefusedException(refusal);
    }
    if (AclKeys.tokenBySecret(txn, bootstrap.token().secret()) != null) {
      throw failed("Invalid Token: SecretID is already in use");
    }
    if (before != null) {
      txn.delete(AclTables.TOKENS, AclKeys.key(before.accessor()));
    }
    txn.put(
        AclTables.BOOTSTRAP,
        AclKeys.ONLY,
        new BootstrapRow(bootstrap.token().accessor(), txn.index()));
    return TokenView.of(txn, put(txn, bootstrap.token()));
  }

  private static TokenRow put(WriteTxn txn, TokenRow token) {
    TokenRow made = TokenChanges.at(token, txn.index(), txn.index());
    txn.put(AclTables.TOKENS, AclKeys.key(token.accessor()), made);
    return made;
  }
}
