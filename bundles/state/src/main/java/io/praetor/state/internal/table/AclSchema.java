package io.praetor.state.internal.table;

import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.AuthMethodRow;
import io.praetor.api.acl.BindingRuleRow;
import io.praetor.api.acl.BootstrapRow;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.RoleRow;
import io.praetor.api.acl.TokenRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The tables of access control. The orders of fields are on disk: they grow at the end. */
final class AclSchema {

  private AclSchema() {}

  static TableSchema<TokenRow> tokens(int number, int firstIndex) {
    return new TableSchema<>(
        number,
        AclTables.TOKENS,
        new RecordCodec<>(
            TokenRow.class,
            List.of(
                "accessor",
                "secret",
                "description",
                "policies",
                "roles",
                "serviceIdentities",
                "nodeIdentities",
                "templatedPolicies",
                "local",
                "authMethod",
                "createMillis",
                "expiresMillis",
                "type",
                "rules",
                "createIndex",
                "modifyIndex")),
        List.of(
            new IndexSchema<>(
                firstIndex, AclTables.TOKENS_BY_SECRET, row -> bytes(row.secret() + '\0')),
            new IndexSchema<>(firstIndex + 1, AclTables.TOKENS_BY_METHOD, AclSchema::byMethod),
            new IndexSchema<>(firstIndex + 2, AclTables.TOKENS_BY_END, AclSchema::byEnd)));
  }

  private static byte[] byMethod(TokenRow row) {
    return row.authMethod().isEmpty() ? null : key(row.authMethod(), row.accessor());
  }

  private static byte[] byEnd(TokenRow row) {
    return row.expiresMillis() == 0
        ? null
        : key(String.format(Locale.ROOT, "%016x", row.expiresMillis()), row.accessor());
  }

  static TableSchema<PolicyRow> policies(int number, int index) {
    return new TableSchema<>(
        number,
        AclTables.POLICIES,
        new RecordCodec<>(
            PolicyRow.class,
            List.of(
                "id", "name", "description", "rules", "datacenters", "createIndex", "modifyIndex")),
        List.of(new IndexSchema<>(index, AclTables.POLICIES_BY_NAME, row -> key(row.name(), ""))));
  }

  static TableSchema<RoleRow> roles(int number, int index) {
    return new TableSchema<>(
        number,
        AclTables.ROLES,
        new RecordCodec<>(
            RoleRow.class,
            List.of(
                "id",
                "name",
                "description",
                "policies",
                "serviceIdentities",
                "nodeIdentities",
                "templatedPolicies",
                "createIndex",
                "modifyIndex")),
        List.of(new IndexSchema<>(index, AclTables.ROLES_BY_NAME, row -> key(row.name(), ""))));
  }

  static TableSchema<AuthMethodRow> authMethods(int number) {
    return new TableSchema<>(
        number,
        AclTables.AUTH_METHODS,
        new RecordCodec<>(
            AuthMethodRow.class,
            List.of(
                "name",
                "type",
                "displayName",
                "description",
                "maxTokenTtlNanos",
                "tokenLocality",
                "config",
                "createIndex",
                "modifyIndex")),
        List.of());
  }

  static TableSchema<BindingRuleRow> bindingRules(int number, int index) {
    return new TableSchema<>(
        number,
        AclTables.BINDING_RULES,
        new RecordCodec<>(
            BindingRuleRow.class,
            List.of(
                "id",
                "description",
                "authMethod",
                "selector",
                "bindType",
                "bindName",
                "bindVariable",
                "createIndex",
                "modifyIndex")),
        List.of(
            new IndexSchema<>(
                index, AclTables.BINDING_RULES_BY_METHOD, row -> key(row.authMethod(), row.id()))));
  }

  static TableSchema<BootstrapRow> bootstrap(int number) {
    return new TableSchema<>(
        number,
        AclTables.BOOTSTRAP,
        new RecordCodec<>(BootstrapRow.class, List.of("accessor", "modifyIndex")),
        List.of());
  }

  /** Two parts, the first in any case. */
  private static byte[] key(String first, String second) {
    return bytes(first.toLowerCase(Locale.ROOT) + '\0' + second);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
