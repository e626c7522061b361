package io.praetor.api.acl;

import io.praetor.api.state.Row;

/**
 * A binding rule: what tokens are given to those who logged in with an auth method.
 *
 * @param id UUID
 * @param description for people
 * @param authMethod name of the auth method
 * @param selector filter expression that the identity must match; empty for all
 * @param bindType {@code service}, {@code node}, {@code role}, {@code policy} or {@code
 *     templated-policy}
 * @param bindName what is given, perhaps with variables of the identity as {@code ${…}}
 * @param bindVariable for templated policies: the variable {@code Name}, perhaps with variables of
 *     the identity
 * @param createIndex state index of the command that made it
 * @param modifyIndex state index of the command that last changed it
 */
public record BindingRuleRow(
    String id,
    String description,
    String authMethod,
    String selector,
    String bindType,
    String bindName,
    String bindVariable,
    long createIndex,
    long modifyIndex)
    implements Row {}
