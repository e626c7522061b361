package io.praetor.acl.internal.agent;

import io.praetor.api.acl.AgentTokens.Purpose;
import java.util.Locale;
import java.util.Map;

/** What the agent's tokens are called, today and before. */
final class TokenName {

  private static final Map<String, Purpose> OLD =
      Map.of(
          "acl_token", Purpose.DEFAULT,
          "acl_agent_token", Purpose.AGENT,
          "agent_master", Purpose.AGENT_RECOVERY,
          "acl_agent_master_token", Purpose.AGENT_RECOVERY,
          "recovery", Purpose.AGENT_RECOVERY,
          "acl_replication_token", Purpose.REPLICATION);

  private TokenName() {}

  /** What a name stands for; null for one that is none. */
  static Purpose purpose(String name) {
    for (Purpose purpose : Purpose.values()) {
      if (of(purpose).equals(name)) {
        return purpose;
      }
    }
    return OLD.get(name);
  }

  static String of(Purpose purpose) {
    return purpose.name().toLowerCase(Locale.ROOT);
  }
}
