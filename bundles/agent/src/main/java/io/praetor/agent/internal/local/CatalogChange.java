package io.praetor.agent.internal.local;

import java.util.List;

/** Something that the catalog is to be told. */
sealed interface CatalogChange {

  /**
   * The node, with a service, with checks, or alone.
   *
   * @param service null for none
   * @param nodeKnown whether the catalog knows the node already
   * @param token empty for the agent's own
   */
  record Register(AgentService service, List<AgentCheck> checks, boolean nodeKnown, String token)
      implements CatalogChange {}

  /** A service is gone, and its checks with it. */
  record RemoveService(String id) implements CatalogChange {}

  /** A check is gone. */
  record RemoveCheck(String id) implements CatalogChange {}
}
