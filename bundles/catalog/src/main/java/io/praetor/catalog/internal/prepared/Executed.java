package io.praetor.catalog.internal.prepared;

import io.praetor.api.catalog.PreparedQueryRow;
import java.util.List;

/**
 * What came of a query.
 *
 * @param query filled in; null when there is none
 * @param refusal why there is none, empty when it just is not there
 * @param nodes in their order
 * @param datacenter where they are
 * @param failovers how many other datacenters were asked
 * @param knownLeader whether a leader was known
 * @param lastContactMillis how long ago this server heard of the leader
 */
public record Executed(
    PreparedQueryRow query,
    String refusal,
    List<QueryNode> nodes,
    String datacenter,
    int failovers,
    boolean knownLeader,
    long lastContactMillis) {

  Executed elsewhere(List<QueryNode> found, String where) {
    return new Executed(query, refusal, found, where, failovers, knownLeader, lastContactMillis);
  }

  Executed of(PreparedQueryRow other) {
    return new Executed(
        other, refusal, nodes, datacenter, failovers, knownLeader, lastContactMillis);
  }

  Executed after(int tries) {
    return new Executed(query, refusal, nodes, datacenter, tries, knownLeader, lastContactMillis);
  }
}
