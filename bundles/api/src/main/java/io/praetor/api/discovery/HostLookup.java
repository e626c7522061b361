package io.praetor.api.discovery;

/**
 * Asks for a node.
 *
 * @param datacenter where it is, in lower case
 * @param name of the node, or its id, or the beginning of an id that no other node's begins with
 * @param freshness how old the answer may be
 */
public record HostLookup(String datacenter, String name, Freshness freshness) {}
