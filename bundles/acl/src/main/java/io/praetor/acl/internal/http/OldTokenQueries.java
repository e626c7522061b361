package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.AclKeys;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.util.ArrayList;
import java.util.List;

/** Questions about tokens of the time before there were policies. */
final class OldTokenQueries {

  private OldTokenQueries() {}

  /**
   * Old tokens.
   *
   * @param secret of the one that is wanted; empty for all
   */
  record All(String secret) implements StateQuery<List<TokenRow>> {
    @Override
    public Answer<List<TokenRow>> run(ReadTxn txn) {
      List<TokenRow> tokens = new ArrayList<>();
      if (secret.isEmpty()) {
        for (TokenRow token : txn.scan(AclTables.TOKENS, AclKeys.ALL)) {
          add(token, tokens);
        }
      } else {
        add(AclKeys.tokenBySecret(txn, secret), tokens);
      }
      return new Answer<>(tokens, txn.tableIndex(AclTables.TOKENS), true);
    }

    private static void add(TokenRow token, List<TokenRow> tokens) {
      if (token != null && !token.type().isEmpty()) {
        tokens.add(token);
      }
    }
  }

  /** One token, by its accessor. */
  record One(String accessor) implements StateQuery<TokenRow> {
    @Override
    public Answer<TokenRow> run(ReadTxn txn) {
      TokenRow found = AclKeys.token(txn, accessor);
      return new Answer<>(found, txn.tableIndex(AclTables.TOKENS), found != null);
    }
  }
}
