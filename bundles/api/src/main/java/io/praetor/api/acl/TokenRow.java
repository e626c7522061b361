package io.praetor.api.acl;

import io.praetor.api.state.Row;
import java.util.List;

/**
 * A token. Policies and roles may be gone: links that lead nowhere give nothing.
 *
 * @param accessor UUID by which people speak of it
 * @param secret by which callers show that they have it
 * @param description for people
 * @param policies ids
 * @param roles ids
 * @param serviceIdentities services that its bearers are
 * @param nodeIdentities nodes that its bearers are
 * @param templatedPolicies policies made of templates
 * @param local whether it counts in this datacenter only
 * @param authMethod by which its bearer logged in; empty for tokens that people made
 * @param createMillis when it was made, since 1970
 * @param expiresMillis from when on it is over; 0 for never
 * @param type {@code client} or {@code management} for tokens of the time before there were
 *     policies, otherwise empty
 * @param rules its own rules, in the old syntax; only of tokens of that time
 * @param createIndex state index of the command that made it
 * @param modifyIndex state index of the command that last changed it
 */
public record TokenRow(
    String accessor,
    String secret,
    String description,
    List<String> policies,
    List<String> roles,
    List<ServiceIdentity> serviceIdentities,
    List<NodeIdentity> nodeIdentities,
    List<TemplatedPolicy> templatedPolicies,
    boolean local,
    String authMethod,
    long createMillis,
    long expiresMillis,
    String type,
    String rules,
    long createIndex,
    long modifyIndex)
    implements Row {

  /** Accessor of the token of all who show none. */
  public static final String ANONYMOUS = "00000000-0000-0000-0000-000000000002";

  /** Its secret. */
  public static final String ANONYMOUS_SECRET = "anonymous";

  /** Type of an old token that may do everything. */
  public static final String MANAGEMENT = "management";

  /** Type of an old token that may do what its rules say. */
  public static final String CLIENT = "client";

  public TokenRow {
    policies = List.copyOf(policies);
    roles = List.copyOf(roles);
    serviceIdentities = List.copyOf(serviceIdentities);
    nodeIdentities = List.copyOf(nodeIdentities);
    templatedPolicies = List.copyOf(templatedPolicies);
  }

  /** Whether its time is over. */
  public boolean isOver(long nowMillis) {
    return expiresMillis != 0 && expiresMillis <= nowMillis;
  }

  /** Without the secret, which shows in no text about the row. */
  @Override
  public String toString() {
    return "token " + accessor;
  }
}
