package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.AclKeys;
import io.praetor.acl.internal.command.TokenView;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions about tokens. Those whose time is over are not there, whether they are removed or not.
 */
final class TokenQueries {

  private TokenQueries() {}

  /** Which tokens are wanted; what is empty does not matter. */
  record Selection(String policy, String role, String authMethod, String serviceName) {

    boolean takes(TokenRow token) {
      return (policy.isEmpty() || token.policies().contains(policy))
          && (role.isEmpty() || token.roles().contains(role))
          && (authMethod.isEmpty() || token.authMethod().equalsIgnoreCase(authMethod))
          && (serviceName.isEmpty()
              || token.serviceIdentities().stream()
                  .anyMatch(service -> service.serviceName().equals(serviceName)));
    }
  }

  /** Tokens, by accessor. */
  record All(Selection wanted, long nowMillis) implements StateQuery<List<TokenView>> {
    @Override
    public Answer<List<TokenView>> run(ReadTxn txn) {
      List<TokenView> tokens = new ArrayList<>();
      for (TokenRow token : txn.scan(AclTables.TOKENS, AclKeys.ALL)) {
        if (!token.isOver(nowMillis) && wanted.takes(token)) {
          tokens.add(TokenView.of(txn, token));
        }
      }
      return new Answer<>(tokens, txn.tableIndex(AclTables.TOKENS), true);
    }
  }

  /** One token, by its accessor. */
  record ByAccessor(String accessor, long nowMillis) implements StateQuery<TokenView> {
    @Override
    public Answer<TokenView> run(ReadTxn txn) {
      return one(txn, AclKeys.token(txn, accessor), nowMillis);
    }
  }

  /** One token, by its secret. */
  record BySecret(String secret, long nowMillis) implements StateQuery<TokenView> {
    @Override
    public Answer<TokenView> run(ReadTxn txn) {
      return one(txn, AclKeys.tokenBySecret(txn, secret), nowMillis);
    }
  }

  private static StateQuery.Answer<TokenView> one(ReadTxn txn, TokenRow found, long nowMillis) {
    TokenRow alive = found == null || found.isOver(nowMillis) ? null : found;
    return new StateQuery.Answer<>(
        TokenView.of(txn, alive), txn.tableIndex(AclTables.TOKENS), alive != null);
  }
}
