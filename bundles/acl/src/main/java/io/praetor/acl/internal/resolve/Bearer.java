package io.praetor.acl.internal.resolve;

import io.praetor.acl.internal.decide.Grant;
import io.praetor.acl.internal.decide.Grants;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.RoleRow;
import io.praetor.api.acl.TokenRow;
import java.util.List;
import java.util.Map;

/**
 * A token and all rows that tell what it gives, as they were in one version of the state.
 *
 * @param token null when there is none
 * @param policies by id, those that are there
 * @param roles by id, those that are there
 * @param version of the tables that it comes from
 */
public record Bearer(
    TokenRow token, Map<String, PolicyRow> policies, Map<String, RoleRow> roles, Version version) {

  /**
   * State indexes of the newest changes of tables.
   *
   * @param tokens of that of tokens
   * @param policies of that of policies
   * @param roles of that of roles
   */
  public record Version(long tokens, long policies, long roles) {}

  /** All that the token gives. */
  public List<Grant> grants() {
    return Grants.of(token, policies::get, roles::get);
  }

  /** Whether it gives the same, though something else may have changed. */
  boolean isSame(Bearer other) {
    return token.equals(other.token)
        && policies.equals(other.policies)
        && roles.equals(other.roles);
  }
}
