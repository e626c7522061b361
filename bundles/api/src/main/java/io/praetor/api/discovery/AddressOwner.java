package io.praetor.api.discovery;

/**
 * Whose an address is: a node's, before a service's.
 *
 * @param node whether it is a node
 * @param name of the node or service
 */
public record AddressOwner(boolean node, String name) {}
