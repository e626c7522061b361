package io.praetor.catalog.internal.command;

/**
 * A service, or else a check, or else a node with all that is on it.
 *
 * @param node name of the node
 * @param serviceId empty for none
 * @param checkId empty for none; means nothing beside a service
 */
public record Deregistration(String node, String serviceId, String checkId)
    implements CatalogCommand {}
