package io.praetor.api.session;

import io.praetor.api.state.Perishable;
import java.util.List;

/**
 * A session. It lives until it is destroyed, its time is over, its node goes, or one of its checks
 * goes or becomes critical; the row goes then, in the same command, and with it every lock. What it
 * depends on stands in it and nowhere else, so that nothing is left behind.
 *
 * @param id UUID in lower case
 * @param name for people, may be empty
 * @param node name of the node that it belongs to
 * @param lockDelayNanos for how long nobody gets the locks that it held when it ends without
 *     releasing them; 0 for no delay
 * @param behavior {@code release} or {@code delete}: what becomes of the keys that it holds
 * @param ttl as it was given, such as {@code 15s}; empty for none
 * @param lifeMillis the same in milliseconds: how long it lives without being renewed; 0 for ever
 * @param nodeChecks ids of checks of its node that it depends on
 * @param serviceChecks ids of checks of services on its node that it depends on
 * @param checks further ids of checks of its node that it depends on, as clients older than 1.7
 *     name them
 * @param createIndex state index of the command that made it
 * @param modifyIndex the same: sessions do not change
 */
public record SessionRow(
    String id,
    String name,
    String node,
    long lockDelayNanos,
    String behavior,
    String ttl,
    long lifeMillis,
    List<String> nodeChecks,
    List<String> serviceChecks,
    List<String> checks,
    long createIndex,
    long modifyIndex)
    implements Perishable {

  /** Behaviour: keys stay, unlocked. */
  public static final String RELEASE = "release";

  /** Behaviour: keys go with their session. */
  public static final String DELETE = "delete";

  public SessionRow {
    nodeChecks = List.copyOf(nodeChecks);
    serviceChecks = List.copyOf(serviceChecks);
    checks = List.copyOf(checks);
  }

  /** A session whose checks are named as they are today. */
  public SessionRow(
      String id,
      String name,
      String node,
      long lockDelayNanos,
      String behavior,
      String ttl,
      long lifeMillis,
      List<String> nodeChecks,
      List<String> serviceChecks,
      long createIndex,
      long modifyIndex) {
    this(
        id,
        name,
        node,
        lockDelayNanos,
        behavior,
        ttl,
        lifeMillis,
        nodeChecks,
        serviceChecks,
        List.of(),
        createIndex,
        modifyIndex);
  }
}
