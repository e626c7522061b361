package io.praetor.acl.internal.resolve;

import io.praetor.acl.internal.decide.Grant;
import io.praetor.acl.internal.decide.RuleAuthorizer;
import io.praetor.acl.internal.decide.Stance;
import io.praetor.api.acl.AgentTokens;
import io.praetor.api.acl.AgentTokens.Purpose;
import io.praetor.api.acl.Authorizer;
import io.praetor.format.go.GoText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;

/**
 * The token with which an agent can be administered though no server can be asked. It is known on
 * this agent alone. Thread-safe.
 */
public final class RecoveryToken {

  private static final Stance NOTHING_ELSE = new Stance(false, true);

  private final Supplier<AgentTokens> tokens;
  private final RuleAuthorizer authorizer;

  /**
   * The recovery token of an agent.
   *
   * @param tokens null while there are none, and nobody has it
   * @param node name of the agent's node
   */
  public RecoveryToken(Supplier<AgentTokens> tokens, String node, String datacenter) {
    this.tokens = tokens;
    String rules =
        "agent "
            + GoText.quoted(node)
            + " { policy = \"write\" } node_prefix \"\" { policy = \"read\" }";
    Grant grant = new Grant("", "", "agent recovery token", rules, List.of());
    authorizer = RuleAuthorizer.of("agent-recovery", List.of(grant), NOTHING_ELSE, datacenter);
  }

  /** What its bearer may do; null for any other secret. How long it looks tells nothing of it. */
  Authorizer of(String secret) {
    AgentTokens known = tokens.get();
    String own = known == null ? "" : known.secret(Purpose.AGENT_RECOVERY);
    return !own.isEmpty() && MessageDigest.isEqual(bytes(own), bytes(secret)) ? authorizer : null;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
