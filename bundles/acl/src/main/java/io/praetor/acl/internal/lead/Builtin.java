package io.praetor.acl.internal.lead;

import io.praetor.acl.internal.command.AclCommand.Initialization;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.config.AclSettings;
import java.util.ArrayList;
import java.util.List;

/** What is there from the beginning. */
final class Builtin {

  private static final String RULES =
      """

      acl = "write"
      agent_prefix "" {
      	policy = "write"
      }
      event_prefix "" {
      	policy = "write"
      }
      key_prefix "" {
      	policy = "write"
      }
      keyring = "write"
      node_prefix "" {
      	policy = "write"
      }
      operator = "write"
      query_prefix "" {
      	policy = "write"
      }
      service_prefix "" {
      	policy = "write"
      	intentions = "write"
      }
      session_prefix "" {
      	policy = "write"
      }""";

  private static final PolicyRow MANAGEMENT =
      new PolicyRow(
          PolicyRow.MANAGEMENT,
          "global-management",
          "Builtin Policy that grants unlimited access",
          RULES,
          List.of(),
          0,
          0);

  private Builtin() {}

  /**
   * All of it.
   *
   * @param accessor for the token that the configuration names, if it is not there yet
   */
  static Initialization of(AclSettings settings, String accessor, long nowMillis) {
    List<TokenRow> tokens = new ArrayList<>();
    tokens.add(
        token(
            TokenRow.ANONYMOUS,
            TokenRow.ANONYMOUS_SECRET,
            "Anonymous Token",
            List.of(),
            nowMillis));
    if (!settings.initialManagementToken().isEmpty()) {
      tokens.add(
          token(
              accessor,
              settings.initialManagementToken(),
              "Initial Management Token",
              List.of(PolicyRow.MANAGEMENT),
              nowMillis));
    }
    return new Initialization(List.of(MANAGEMENT), tokens);
  }

  private static TokenRow token(
      String accessor, String secret, String description, List<String> policies, long nowMillis) {
    return new TokenRow(
        accessor,
        secret,
        description,
        policies,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        "",
        nowMillis,
        0,
        "",
        "",
        0,
        0);
  }
}
