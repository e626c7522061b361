package io.praetor.agent.internal.local;

import io.praetor.api.acl.AgentTokens.Purpose;
import java.util.List;

/** Something that the catalog is to be told. */
sealed interface CatalogChange {

  /**
   * The node, with a service, with checks, or alone.
   *
   * @param service null for none
   * @param nodeKnown whether the catalog knows the node already
   * @param token empty for one of the agent's own
   * @param substitute which of these
   */
  record Register(
      AgentService service,
      List<AgentCheck> checks,
      boolean nodeKnown,
      String token,
      Purpose substitute)
      implements CatalogChange {}

  /**
   * A service is gone, and its checks with it.
   *
   * @param token the one that it was registered with; empty for the agent's own
   */
  record RemoveService(String id, String token) implements CatalogChange {}

  /**
   * A check is gone.
   *
   * @param token the one that it was registered with; empty for the agent's own
   */
  record RemoveCheck(String id, String token) implements CatalogChange {}
}
