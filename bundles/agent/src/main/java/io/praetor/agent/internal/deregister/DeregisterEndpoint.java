package io.praetor.agent.internal.deregister;

import io.praetor.agent.internal.local.LocalServices;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.api.gossip.UserEvent;
import io.praetor.format.go.GoText;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code PUT /v1/internal/ui/deregister?node=N&service=ID} (or {@code &check=ID}): asks the agent
 * of a node, by gossip, to deregister something. What an agent registered only that agent can take
 * back: removed from the catalog alone, it would come again. The answer {@code true} says that the
 * agent was asked; the catalog shows when it is done.
 */
public final class DeregisterEndpoint implements HttpEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(DeregisterEndpoint.class);

  private static final Need NEED = Need.decided("node:write, or service:write of what is named");

  private final String nodeName;
  private final Supplier<GossipPool> lan;
  private final Supplier<LocalServices> services;
  private final LongSupplier clock;

  /**
   * Makes the endpoint.
   *
   * @param services of this agent; gives null while there are none
   * @param clock milliseconds since 1970
   */
  public DeregisterEndpoint(
      String nodeName,
      Supplier<GossipPool> lan,
      Supplier<LocalServices> services,
      LongSupplier clock) {
    this.nodeName = nodeName;
    this.lan = lan;
    this.services = services;
    this.clock = clock;
  }

  @Override
  public List<Route> routes() {
    return List.of(new Route("/v1/internal/ui/deregister", Map.of("PUT", NEED.then(this::ask))));
  }

  private Answer ask(HttpRequest request) {
    String node = request.parameter("node");
    String service = request.parameter("service");
    String check = request.parameter("check");
    if (node.isEmpty() || service.isEmpty() == check.isEmpty()) {
      throw new InvalidRequestException("Must provide a node, and either a service or a check");
    }
    Deregistration wish = new Deregistration(node, service, check, clock.getAsLong());
    return new Answer.Guarded(new DeregistrationNeeds(wish, request.caller()), () -> fire(wish));
  }

  private Answer fire(Deregistration wish) {
    String node = wish.node();
    GossipPool pool = lan.get();
    if (pool.members().stream().noneMatch(member -> isAlive(member, node))) {
      throw new InvalidRequestException(
          "No living agent of node " + GoText.quoted(node) + ": deregister from the catalog");
    }
    pool.fire(Deregistration.EVENT, wish.toBytes(), false);
    return new Answer.Now(Content.json(out -> out.value(true)));
  }

  private static boolean isAlive(Member member, String node) {
    return member.name().equals(node) && member.status() == MemberStatus.ALIVE;
  }

  /** An event came through gossip. */
  public void receive(UserEvent event) {
    if (event.name().equals(Deregistration.EVENT)) {
      try {
        carryOut(Deregistration.of(event.payload()));
      } catch (IllegalArgumentException | UncheckedIOException e) {
        LOG.debug("an event {} that cannot be read", Deregistration.EVENT, e);
      }
    }
  }

  private void carryOut(Deregistration wish) {
    LocalServices local = services.get();
    if (!wish.node().equals(nodeName) || local == null || !wish.isOf(clock.getAsLong())) {
      return;
    }
    String id = GoText.quoted(wish.service() + wish.check());
    LOG.info("deregistering {} for another agent", id);
    if (wish.service().isEmpty()) {
      local.deregisterCheck(wish.check());
    } else {
      local.deregisterService(wish.service());
    }
  }
}
