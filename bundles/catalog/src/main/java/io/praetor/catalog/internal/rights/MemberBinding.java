package io.praetor.catalog.internal.rights;

import io.praetor.api.error.ForbiddenException;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.catalog.internal.command.AgentCommand;
import io.praetor.catalog.internal.command.CatalogCommand;
import io.praetor.catalog.internal.command.CatalogOperation;
import io.praetor.catalog.internal.command.Deregistration;
import io.praetor.catalog.internal.command.MemberNodes;
import io.praetor.catalog.internal.command.OwnRegistration;
import io.praetor.catalog.internal.command.Registration;
import io.praetor.spi.http.HttpRequest;
import java.util.function.Supplier;

/**
 * Where members are bound to the certificates of their agents: who may write the node of a member.
 * Its own agent may, and whoever asks a server itself and has the rights. What other agents pass on
 * is refused here when gossip knows the member, and when it is applied when the catalog does.
 */
public final class MemberBinding {

  private final boolean on;
  private final String self;
  private final Supplier<GossipPool> pool;

  /**
   * Makes it.
   *
   * @param on whether members are bound at all
   * @param self name of this server's node
   * @param pool the LAN, or null while it is away
   */
  public MemberBinding(boolean on, String self, Supplier<GossipPool> pool) {
    this.on = on;
    this.self = self;
    this.pool = pool;
  }

  /** Makes one that is asked only for what other agents pass on. */
  public MemberBinding(Supplier<GossipPool> pool) {
    this(false, "", pool);
  }

  /**
   * The command for what a request wants.
   *
   * @param wanted a registration or a deregistration
   * @throws ForbiddenException when it is another member's node
   */
  public CatalogCommand of(HttpRequest request, CatalogCommand wanted) {
    String agent = request.boundTo();
    if (agent == null) {
      return on ? own(self, wanted) : wanted;
    }
    requireNoOther(
        agent,
        wanted instanceof Registration registration
            ? registration.node().name()
            : ((Deregistration) wanted).node());
    return new AgentCommand(agent, own(agent, wanted));
  }

  /**
   * The same for an operation of a transaction.
   *
   * @param agent node for which the agent may speak that passed it on; empty for none
   */
  public CatalogOperation of(String agent, CatalogOperation wanted) {
    if (wanted instanceof CatalogOperation.OnNode on) {
      requireNoOther(agent, on.row().name());
    } else if (wanted instanceof CatalogOperation.OnService on) {
      requireNoOther(agent, on.row().node());
    } else if (wanted instanceof CatalogOperation.OnCheck on) {
      requireNoOther(agent, on.row().node());
    }
    return new CatalogOperation.ByAgent(agent, wanted);
  }

  /**
   * Whether a request may say anything of a node.
   *
   * @throws ForbiddenException when it is another member's node
   */
  public void require(HttpRequest request, String node) {
    String agent = request.boundTo();
    if (agent != null) {
      requireNoOther(agent, node);
    }
  }

  private static CatalogCommand own(String node, CatalogCommand wanted) {
    return wanted instanceof Registration registration
            && MemberNodes.isSame(registration.node().name(), node)
        ? new OwnRegistration(registration)
        : wanted;
  }

  private void requireNoOther(String agent, String node) {
    GossipPool members = pool.get();
    if (members != null && !MemberNodes.isSame(node, agent) && isMember(members, node)) {
      throw new ForbiddenException(MemberNodes.refusal(agent, node));
    }
  }

  /** Who has left has given its name back. */
  private static boolean isMember(GossipPool members, String node) {
    return members.members().stream()
        .anyMatch(
            member ->
                member.status() != MemberStatus.LEFT && MemberNodes.isSame(member.name(), node));
  }
}
