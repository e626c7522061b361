package io.praetor.catalog.internal.reconcile;

import io.praetor.api.gossip.Member;
import io.praetor.catalog.internal.command.CatalogCommand;
import java.util.Map;
import java.util.Set;

/**
 * What becomes of what gossip says of a member. Each says what is to be written, null for nothing.
 * Used by one thread.
 */
interface Membership {

  /** It is alive. */
  CatalogCommand ofAlive(Member member, CatalogNode known);

  /** It failed. */
  CatalogCommand ofFailed(Member member, CatalogNode known);

  /** It left, or was forgotten. */
  CatalogCommand ofGone(Member member, CatalogNode known);

  /** These are all members that there are. */
  void only(Set<String> names);

  /** Members that wait for another place in the catalog: by folded name, the place they have. */
  Map<String, String> waiting();
}
