package io.praetor.catalog.internal.reconcile;

import io.praetor.api.catalog.NodeRow;
import io.praetor.api.gossip.Member;
import io.praetor.catalog.internal.command.CatalogCommand;
import io.praetor.catalog.internal.command.Deregistration;
import io.praetor.catalog.internal.command.LiveMember;
import io.praetor.catalog.internal.command.Registration;
import java.util.Map;
import java.util.Set;

/** Gossip is believed: whoever is in it is a node, at the address that it says. */
final class OpenMembership implements Membership {

  private final String datacenter;

  OpenMembership(String datacenter) {
    this.datacenter = datacenter;
  }

  @Override
  public CatalogCommand ofAlive(Member member, CatalogNode known) {
    LiveMember live = MemberRegistration.alive(member, datacenter);
    Registration wanted = live.over(known == null ? null : known.node());
    return known != null
            && known.has(MemberRegistration.PASSING)
            && isSame(known.node(), wanted.node())
            && known.hasService(wanted.service())
        ? null
        : live;
  }

  @Override
  public CatalogCommand ofFailed(Member member, CatalogNode known) {
    return known == null || known.has(MemberRegistration.CRITICAL)
        ? null
        : MemberRegistration.failed(member, datacenter);
  }

  @Override
  public CatalogCommand ofGone(Member member, CatalogNode known) {
    return known == null ? null : new Deregistration(member.name(), "", "");
  }

  @Override
  public void only(Set<String> names) {
    // It keeps nothing of them.
  }

  @Override
  public Map<String, String> waiting() {
    return Map.of();
  }

  private static boolean isSame(NodeRow there, NodeRow wanted) {
    return there.id().equals(wanted.id())
        && there.address().equals(wanted.address())
        && there.taggedAddresses().equals(wanted.taggedAddresses())
        && there.meta().equals(wanted.meta());
  }
}
