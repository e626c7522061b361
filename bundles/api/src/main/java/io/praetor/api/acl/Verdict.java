package io.praetor.api.acl;

/**
 * Whether something is allowed, and why.
 *
 * @param rule the rule that decided, as it would be written, such as {@code key_prefix "app/" {
 *     policy = "write" }}; empty when none did
 * @param policy name of the policy that it stands in; empty when no rule decided
 * @param policyId id of that policy; empty when it was made from an identity
 * @param via how the token came to the policy, such as {@code role deployer}; empty when directly
 * @param byDefault whether no rule decided, but the default policy
 */
public record Verdict(
    boolean allowed, String rule, String policy, String policyId, String via, boolean byDefault) {

  /** Of who may do everything, or where nothing is controlled. */
  public static final Verdict UNLIMITED = new Verdict(true, "", "", "", "", true);
}
