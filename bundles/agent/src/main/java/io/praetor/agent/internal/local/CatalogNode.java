package io.praetor.agent.internal.local;

import java.util.Map;

/**
 * What the catalog has of this node.
 *
 * @param sameNode whether it knows the node as the node knows itself
 * @param services by id
 * @param checks by id
 */
record CatalogNode(
    boolean sameNode, Map<String, AgentService> services, Map<String, AgentCheck> checks) {}
