package io.praetor.api.raft;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The servers that keep the log, and changes to who they are. Registered beside {@link Consensus};
 * changes are carried out by the leader, to which every server passes them on.
 */
@ProviderType
public interface Servers {

  /** Hands leadership to a server, or to the most caught-up one when the id is empty. */
  CompletableFuture<Void> transferLeadership(String id);

  /** Removes a server at once, dead or alive. Fails when there is none with this id. */
  CompletableFuture<Void> remove(String id);

  /**
   * Removes this server because its agent leaves the datacenter: a leader hands over first. Does
   * nothing for the last server.
   */
  CompletableFuture<Void> leave();

  /** How each server is, as the leader sees it. */
  CompletableFuture<List<ServerHealth>> health();

  /**
   * How a server is.
   *
   * @param id node id
   * @param name node name, from gossip; empty when gossip does not know it
   * @param address {@code host:port} of its server port
   * @param serfStatus {@code alive}, {@code failed}, {@code left} or {@code none}
   * @param version what its gossip says it runs
   * @param leader whether it leads
   * @param voter whether its vote counts
   * @param lastContactMillis since the leader heard of it; -1 when it never did
   * @param lastTerm term of its newest entry
   * @param lastIndex its newest entry
   * @param healthy whether autopilot counts on it
   * @param stableSinceMillis epoch time of the last change of {@code healthy}
   */
  record ServerHealth(
      String id,
      String name,
      String address,
      String serfStatus,
      String version,
      boolean leader,
      boolean voter,
      long lastContactMillis,
      long lastTerm,
      long lastIndex,
      boolean healthy,
      long stableSinceMillis) {}
}
