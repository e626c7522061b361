package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.AclTokens;
import io.praetor.config.internal.model.Configuration.Security;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.List;
import java.util.Locale;

/** Access control. */
final class AclRules {

  private static final List<String> DOWN_POLICIES =
      List.of("allow", "deny", "extend-cache", "async-cache");

  private AclRules() {}

  static Security read(KeyValues keys) throws ConfigurationException {
    String policy = keys.text("acl.default_policy");
    require(
        policy.equals("allow") || policy.equals("deny"),
        "acl.default_policy must be allow or deny, got \"" + policy + "\"");
    String down = keys.text("acl.down_policy");
    require(
        DOWN_POLICIES.contains(down),
        "acl.down_policy must be one of "
            + String.join(", ", DOWN_POLICIES)
            + ", got \""
            + down
            + "\"");
    return new Security(
        keys.flag("acl.enabled"),
        policy,
        down,
        keys.text("primary_datacenter").toLowerCase(Locale.ROOT),
        keys.duration("acl.token_ttl").toMillis(),
        keys.duration("acl.policy_ttl").toMillis(),
        keys.duration("acl.role_ttl").toMillis(),
        keys.flag("acl.enable_key_list_policy"),
        keys.flag("acl.enable_token_replication"),
        keys.flag("acl.enable_token_persistence"),
        tokens(keys));
  }

  private static AclTokens tokens(KeyValues keys) {
    return new AclTokens(
        keys.text("acl.tokens.initial_management"),
        keys.text("acl.tokens.default"),
        keys.text("acl.tokens.agent"),
        keys.text("acl.tokens.agent_recovery"),
        keys.text("acl.tokens.replication"),
        keys.text("acl.tokens.config_file_service_registration"),
        keys.text("acl.tokens.dns"));
  }
}
