package io.praetor.catalog.internal.command;

/**
 * What an agent registers on its own node, where members are bound to the certificates of their
 * agents. With the first of them the node becomes a member's: it gets the check that gossip
 * decides, critical until the leader has seen the member at the address that the node has.
 */
public record OwnRegistration(Registration wanted) implements CatalogCommand {}
