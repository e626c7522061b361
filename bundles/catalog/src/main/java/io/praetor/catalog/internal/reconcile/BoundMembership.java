package io.praetor.catalog.internal.reconcile;

import io.praetor.api.gossip.Member;
import io.praetor.catalog.internal.command.CatalogCommand;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.command.Deregistration;
import io.praetor.catalog.internal.command.MemberNodes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Gossip is believed in health only, because whoever has its key may say anything there: nodes are
 * what their own agents have registered with their certificates, and only where gossip sees the
 * member at that address is it said to be alive. The leader takes its own word for itself.
 */
final class BoundMembership implements Membership {

  private static final Logger LOG = LoggerFactory.getLogger(BoundMembership.class);

  private final Membership open;
  private final String self;
  private final BiConsumer<Level, String> log;

  /** What was told of members that are not where the catalog has them, by folded name. */
  private final Map<String, String> told = new HashMap<>();

  /** Where the catalog has them, by folded name. */
  private final Map<String, String> places = new HashMap<>();

  /**
   * @param self name of this server's node
   */
  BoundMembership(String datacenter, String self) {
    this(datacenter, self, (level, line) -> LOG.atLevel(level).log("{}", line));
  }

  /**
   * @param log takes what people should know
   */
  BoundMembership(String datacenter, String self, BiConsumer<Level, String> log) {
    this.log = log;
    this.open = new OpenMembership(datacenter);
    this.self = self;
  }

  @Override
  public CatalogCommand ofAlive(Member member, CatalogNode known) {
    if (MemberNodes.isSame(member.name(), self)) {
      return open.ofAlive(member, known);
    }
    if (isThere(member, known) && hasId(member, known)) {
      settled(member);
      return MemberRegistration.passing(member, known);
    }
    tell(member, known);
    // Whoever is at the address that the catalog has, gossip does not vouch for it any more.
    return known != null && known.has(MemberRegistration.PASSING)
        ? MemberRegistration.critical(known)
        : null;
  }

  @Override
  public CatalogCommand ofFailed(Member member, CatalogNode known) {
    settled(member);
    return known == null || !known.isMember() || known.has(MemberRegistration.CRITICAL)
        ? null
        : MemberRegistration.critical(known);
  }

  @Override
  public CatalogCommand ofGone(Member member, CatalogNode known) {
    settled(member);
    return isThere(member, known) ? new Deregistration(member.name(), "", "") : null;
  }

  @Override
  public void only(Set<String> names) {
    told.keySet().retainAll(names);
    places.keySet().retainAll(names);
  }

  @Override
  public Map<String, String> waiting() {
    return places;
  }

  private void settled(Member member) {
    String key = CatalogKeys.folded(member.name());
    told.remove(key);
    places.remove(key);
  }

  /** Whether the member's own agent has registered it where gossip sees it. */
  private static boolean isThere(Member member, CatalogNode known) {
    return known != null && known.isMember() && known.node().address().equals(member.address());
  }

  /**
   * An agent that has lost its data comes with another id, and can register that only while the old
   * node is not healthy.
   */
  private static boolean hasId(Member member, CatalogNode known) {
    String id = member.tag("id");
    return id.isEmpty() || known.node().id().isEmpty() || id.equalsIgnoreCase(known.node().id());
  }

  private void tell(Member member, CatalogNode known) {
    String key = CatalogKeys.folded(member.name());
    places.put(key, CatalogNode.place(known));
    String line =
        "Member %s at %s is not registered at this address: %s"
            .formatted(member.name(), member.address(), problem(member, known));
    if (!line.equals(told.put(key, line))) {
      // Everybody who has just joined is not registered yet.
      log.accept(known == null ? Level.INFO : Level.WARN, line);
    }
  }

  private static String problem(Member member, CatalogNode known) {
    if (known == null) {
      return "its agent has not registered it";
    }
    if (!known.isMember()) {
      return "somebody else has registered the node";
    }
    return isThere(member, known)
        ? "its node has another id"
        : "its node is at " + known.node().address();
  }
}
