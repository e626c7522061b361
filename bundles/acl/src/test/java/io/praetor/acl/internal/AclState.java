package io.praetor.acl.internal;

import io.praetor.acl.internal.command.AclCommand;
import io.praetor.acl.internal.command.AclCommandCodec;
import io.praetor.acl.internal.command.AclCommandHandler;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.BindingRuleRow;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.RoleRow;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.state.Commands;
import io.praetor.api.state.IndexId;
import io.praetor.api.state.Row;
import io.praetor.testkit.state.MemoryState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A state with the commands and indexes of access control. */
public final class AclState {

  private final MemoryState state =
      new MemoryState(Map.of(Commands.ACL, new AclCommandHandler()), AclState::indexKey, 0);

  public MemoryState state() {
    return state;
  }

  /** Carries out a command. */
  public byte[] apply(AclCommand command) {
    return state.write(Commands.ACL, AclCommandCodec.encode(command)).join();
  }

  /** A token that has policies only. */
  public static TokenRow token(String accessor, String secret, String... policies) {
    return token(accessor, secret, 0, policies);
  }

  /** The same with an end. */
  public static TokenRow token(
      String accessor, String secret, long expiresMillis, String... policies) {
    return new TokenRow(
        accessor,
        secret,
        "",
        List.of(policies),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        "",
        1,
        expiresMillis,
        "",
        "",
        0,
        0);
  }

  public static PolicyRow policy(String id, String name, String rules) {
    return new PolicyRow(id, name, "", rules, List.of(), 0, 0);
  }

  private static byte[] indexKey(IndexId<?> index, Row row) {
    if (index.equals(AclTables.TOKENS_BY_SECRET)) {
      return bytes(((TokenRow) row).secret() + '\0');
    }
    if (index.equals(AclTables.TOKENS_BY_METHOD)) {
      TokenRow token = (TokenRow) row;
      return token.authMethod().isEmpty() ? null : key(token.authMethod(), token.accessor());
    }
    if (index.equals(AclTables.TOKENS_BY_END)) {
      TokenRow token = (TokenRow) row;
      String end = String.format(Locale.ROOT, "%016x", token.expiresMillis());
      return token.expiresMillis() == 0 ? null : key(end, token.accessor());
    }
    if (index.equals(AclTables.POLICIES_BY_NAME)) {
      return key(((PolicyRow) row).name(), "");
    }
    if (index.equals(AclTables.ROLES_BY_NAME)) {
      return key(((RoleRow) row).name(), "");
    }
    if (index.equals(AclTables.BINDING_RULES_BY_METHOD)) {
      return key(((BindingRuleRow) row).authMethod(), ((BindingRuleRow) row).id());
    }
    return null;
  }

  private static byte[] key(String first, String second) {
    return bytes(first.toLowerCase(Locale.ROOT) + '\0' + second);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
